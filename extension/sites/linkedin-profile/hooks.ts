import type { Hook } from '../linkedin/hook';

// Ordinary profiles, `/in/<slug>/`: two markups at once, chosen per session, and a third for who is signed out (I1, I2, I5, I10).

export const SIGNED_OUT_NAME: Hook = {
  name: 'signed_out_name', selector: 'h1.top-card-layout__title, .top-card-layout__title', reason: 'I10: the signed-out page keeps its class names', expected: [0, 1],
};
export const SIGNED_OUT_CARD: Hook = { name: 'signed_out_card', selector: '.top-card-layout', reason: 'I10', expected: [0, 1] };
export const SIGNED_OUT_HEADLINE: Hook = { name: 'signed_out_headline', selector: '.top-card-layout__headline', reason: 'I10', expected: [0, 1] };
export const SIGNED_OUT_LOCATION: Hook = { name: 'signed_out_location', selector: '.top-card__subline-item, .top-card-layout__first-subline > span', reason: 'I10: the first of them', expected: [0, 3] };
export const SIGNED_OUT_COMPANY: Hook = {
  name: 'signed_out_company', selector: '[data-tracking-control-name="public_profile_topcard_current_company"]', reason: 'I10: tracked by the same name in every language', expected: [0, 1],
};

export const SDUI_CARD: Hook = { name: 'sdui_card', selector: 'section[componentkey*="topcard" i]', reason: 'I5: the component key is no class name and survives releases', expected: [0, 1] };
export const SDUI_NAME: Hook = { name: 'sdui_name', selector: '[data-view-name="profile-top-card-verified-badge"] p', reason: 'I7: a variant without any heading', expected: [0, 2] };

export const ABOUT_LINK: Hook = { name: 'about_link', selector: 'a[href*="/overlay/about-this-profile"]', reason: 'I2: around the name alone, in every language', expected: [0, 2] };
export const CONTACT_LINK: Hook = {
  name: 'contact_link', selector: '#top-card-text-details-contact-info, a[href*="/overlay/contact-info"], a[href="#"]', reason: 'I3, I6: the location stands on the line of this link', expected: [0, 2],
};
export const HEADLINE: Hook = { name: 'headline', selector: '.text-body-medium.break-words', reason: 'I2: the size and the wrapping are utility classes, older than any release', expected: [0, 1] };
export const LOCATION: Hook = { name: 'location', selector: 'span.text-body-small', reason: 'I2', expected: [0, 3] };
export const COMPANY: Hook = { name: 'company', selector: 'ul li button[aria-label]', reason: 'I2: a button for the employer, then one for the school', expected: [0, 2] };

export const IN_RECRUITER: Hook = { name: 'in_recruiter', selector: 'a[href*="/talent/profile/"]', reason: 'I8: whoever has a seat gets it; its id is the same member', expected: [0, 2] };
export const CONNECTIONS: Hook = { name: 'connections', selector: 'a[href*="connectionOf="]', reason: 'I3: holds the id of the ordinary site', expected: [0, 1] };

/** Parts of the page that are about somebody or something else (I6, I12). */
export const BESIDES = 'aside, dialog, [role="dialog"], header, nav';
