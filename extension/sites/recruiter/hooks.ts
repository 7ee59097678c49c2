import type { Hook } from '../linkedin/hook';

// Recruiter's pages carry hooks for LinkedIn's own tests. They stay the same in every interface language and outlive class names;
// a class stands beside a hook only where saved pages of several years share it.

export const DRAWER: Hook = {
  name: 'drawer',
  selector: '.profile-slidein__container, [data-test-base-slidein], .base-slidein__modal--open',
  reason: 'R14: a profile that slides in over a list, which stays in the document. Other things slide in as well.',
  expected: [0, 2],
};

export const PROFILE: Hook = {
  name: 'profile',
  selector: '[data-test-profile-container], [data-live-test-profile-container], #profile-container, .profile-slidein__profile, .profile__main-container',
  reason: 'R4, R14: all of one profile, similar profiles included.',
  expected: [1, 3],
};

export const TOPCARD: Hook = {
  name: 'topcard',
  selector: '.profile__topcard-wrapper, [data-test-topcard-condensed-lockup], .topcard-condensed__content',
  reason: 'R4, R19: the card of the person, with contact data. It is there once the person is.',
  expected: [1, 3],
};

export const FULL_NAME: Hook = {
  name: 'name',
  selector: '[data-test-row-lockup-full-name], [data-live-test-row-lockup-full-name]',
  reason: 'R4: the name is in no heading. Rows, similar profiles and shared connections have the same.',
  expected: [1, 1],
};

export const LOCKUP_TITLE: Hook = {
  name: 'name',
  selector: '.artdeco-entity-lockup__title',
  reason: 'R4: within the former; alone where the hook is missing.',
  expected: [1, 1],
};

export const HEADLINE: Hook = {
  name: 'headline',
  selector: '[data-test-row-lockup-headline], .artdeco-entity-lockup__subtitle',
  reason: 'R6',
  expected: [0, 2],
};

export const LOCATION: Hook = {
  name: 'location',
  selector: '[data-test-row-lockup-location], .artdeco-entity-lockup__metadata',
  reason: 'R6: on the topcard with a sign before it.',
  expected: [0, 2],
};

export const EMPLOYER: Hook = {
  name: 'company',
  selector: '[data-test-topcard-condensed-lockup-current-employer]',
  reason: 'R6: only where the member has a current employer.',
  expected: [0, 1],
};

export const POSITION: Hook = {
  name: 'position',
  selector: '[data-test-position-list-container], [data-test-group-position-list-container]',
  reason: 'R7: the positions, newest first; several at one employer are one group.',
  expected: [0, 100],
};

export const POSITION_COMPANY: Hook = {
  name: 'company of a position',
  selector: '[data-test-position-entity-company-name], [data-test-grouped-position-entity-company-name], [data-test-position-entity-company-link]',
  reason: 'R7',
  expected: [0, 2],
};

export const POSITION_DATES: Hook = {
  name: 'dates of a position',
  selector: '[data-test-position-entity-date-range], [data-test-grouped-position-entity-date-range]',
  reason: 'R7: one year and a dash for a position that goes on.',
  expected: [0, 100],
};

export const EMAIL: Hook = {
  name: 'email',
  selector: '[data-test-contact-email-address]',
  reason: 'R8: plain text in the topcard, no link; several possible.',
  expected: [0, 9],
};

export const PUBLIC_LINK: Hook = {
  name: 'public profile',
  selector: 'a[data-test-personal-info-profile-link], a[data-test-public-profile-link]',
  reason: 'R9: in the card Personal Information, which is drawn late, or over the topcard after a click that Attract never makes.',
  expected: [0, 2],
};

/** What stands inside or beside a name, a headline or an employer without being part of it (R5, R7). */
export const BESIDE = [
  '[data-test-lockup-degree]', '[data-live-test-lockup-degree]', '.artdeco-entity-lockup__badge', '.artdeco-entity-lockup__degree',
  '.lockup-badges', '[data-test-hoverable-popover-content]', '.artdeco-hoverable-content', 'button', '[role=button]', '[role=img]', '[role=tooltip]',
].join(',');

/** Parts of a profile that are about other people (R4, X2). */
export const OTHERS = '[data-test-row], .similar-profiles, aside, nav, ol.profile-list, [data-test-paginated-list]';

/** A page with any of these is Recruiter's own, and has its name in no heading. */
export const RECRUITER_PAGE: Hook = {
  name: 'page',
  selector: `${PROFILE.selector}, ${TOPCARD.selector}, ${FULL_NAME.selector}, .artdeco-entity-lockup, [data-test-paginated-list], [data-test-project-name-name], [data-test-base-slidein], .application-outlet`,
  reason: 'R14: a heading on such a page is the name of a project.',
  expected: [1, 1000],
};
