import { describe, expect, it } from 'vitest';
import { nameParts, pronounsIn } from './name';
import { sameName } from './same_name';

describe('a name as a member writes it', () => {
  it.each([
    // written, name, pronouns, credentials
    ['Ingrid Solheim', 'Ingrid Solheim', null, null],
    ['Tomasz Wiśniewski, MBA 🚀', 'Tomasz Wiśniewski', null, 'MBA'],
    ['Anna Lindqvist, PhD, PMP®', 'Anna Lindqvist', null, 'PhD, PMP'],
    ['Jean-Luc Tanguy, M. Sc.', 'Jean-Luc Tanguy', null, 'M. Sc.'],
    ['Sven Acker, Dipl.-Ing.', 'Sven Acker', null, 'Dipl.-Ing.'],
    ['Mary Coughlan (MBA)', 'Mary Coughlan', null, 'MBA'],
    ['Mary Coughlan, SHRM-SCP (she/her)', 'Mary Coughlan', 'she/her', 'SHRM-SCP'],
    ['Kim Halvorsen (They/Them)', 'Kim Halvorsen', 'They/Them', null],
    ['Kim Halvorsen hun/henne', 'Kim Halvorsen', 'hun/henne', null],
    ['Ana Ibarra (elle / la)', 'Ana Ibarra', 'elle / la', null],
    ['👩‍💻 Leila Haddad 🇳🇴', 'Leila Haddad', null, null],
    ['Ola 🎣 Fisker', 'Ola Fisker', null, null],
    ['Robert Downey, Jr.', 'Robert Downey, Jr.', null, null],
    ['Robert Downey, Jr., CPA', 'Robert Downey, Jr.', null, 'CPA'],
    // a family name first, a maiden name, a call name, two family names, abbreviations
    ['Nordmann, KARI', 'Nordmann, KARI', null, null],
    ['Kari Nordmann (Hansen)', 'Kari Nordmann (Hansen)', null, null],
    ['Aleksandra (Ola) Nowak', 'Aleksandra (Ola) Nowak', null, null],
    ['Kari Nordmann/Hansen', 'Kari Nordmann/Hansen', null, null],
    ['B. Z.', 'B. Z.', null, null],
    ['Kari N…', 'Kari N…', null, null],
    ['KARI NORDMANN', 'KARI NORDMANN', null, null],
    ['Li Wei, Oslo', 'Li Wei, Oslo', null, null],
    ['Suharto', 'Suharto', null, null],
    ['山田 太郎', '山田 太郎', null, null],
    ['می‌خواهم', 'می‌خواهم', null, null],
    ['عمر الخطيب', 'عمر الخطيب', null, null],
    ['<b>Bobby</b> & Søn', '<b>Bobby</b> & Søn', null, null],
  ])('%s', (written, name, pronouns, credentials) => {
    expect(nameParts(written)).toEqual({ name, pronouns, credentials, hidden: false });
  });

  it.each(['LinkedIn Member', 'LinkedIn-Mitglied', 'Membre de LinkedIn', 'Miembro de LinkedIn', 'LinkedIn-medlem', 'Użytkownik LinkedIn', 'LinkedInメンバー', '领英会员', 'LinkedIn 회원'])('is none where the page may not show it: %s', (written) => {
    expect(nameParts(written)).toMatchObject({ name: null, hidden: true });
  });

  it.each(['🚀🚀', '', ' ', null])('is none where there are only picture signs: %s', (written) => {
    expect(nameParts(written).name).toBeNull();
  });
});

describe('pronouns on a line of their own', () => {
  it.each([['(She/Her)', 'She/Her'], ['· They/Them/Theirs', 'They/Them/Theirs'], ['er/ihm', 'er/ihm'], ['Bergen, Norway', null], ['· 3rd', null], ['CEO/CTO and more', null], ['', null]])('%s', (text, pronouns) => {
    expect(pronounsIn(text)).toBe(pronouns);
  });
});

describe('two names', () => {
  it.each([
    ['Ingrid Solheim', 'Ingrid Solheim'],
    ['Lukasz Zolc', 'Łukasz Żółć'],
    ['Søren Åberg', 'Soren Aberg'],
    ['Tomasz Wiśniewski, MBA 🚀', 'Tomasz Wiśniewski'],
    ['Barbara Zielińska', 'B. Z.'],
    ['Maximiliana von Hohen…', 'Maximiliana von Hohenstein'],
    ['KARI NORDMANN', 'Kari Nordmann'],
  ])('may be one person’s: %s and %s', (one, other) => {
    expect([sameName(one, other), sameName(other, one)]).toEqual([true, true]);
  });

  it.each([
    ['Ingrid Solheim', 'Ingrid Berg'],
    ['Rowan Achterberg', 'Yuki Tanabe'],
    ['山田 太郎', '山田 花子'],
    ['B. Z.', 'Kari Nordmann'],
  ])('are two people’s: %s and %s', (one, other) => {
    expect([sameName(one, other), sameName(other, one)]).toEqual([false, false]);
  });
});
