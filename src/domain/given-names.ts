/** Given names that are common in Slovenia, Serbia and around, and in English: few and certain, since a warning that is wrong is soon ignored. */

/** In the nominative. Names that are words as well (Zora, Zlata, Jasna, Will, Mark, Grace) are left out. */
const GIVEN_NAMES = `
  Aleksandar Aleksandra Aleksander Aleš Alenka Aljaž Amir Amra Ana Anamarija Andrej Andreja Andraž Anita Anja Ante Anton Anže Arben Azra
  Barbara Biljana Blaž Boban Bogdan Bojan Bojana Boris Borut Boštjan Božidar Branka Branko Brigita Cvetka Damir Damjan Danica Daniel Daniela
  Danijel Danijela Darinka Darja Darko David Dejan Denis Dijana Dragan Dragana Dragica Drago Dragoslav Dušan Dušanka Đorđe Edin Elma Elvira
  Emina Eva Fatima Filip Franc France Franci Francka Gašper Gordana Goran Gorazd Grega Gregor Helena Igor Ines Irena Iva Ivan Ivana Ivica Iztok
  Jaka Jakob Jana Janez Janja Janko Jasmina Jelena Jernej Jelka Jovan Jovana Jože Jožef Jožica Jure Jurij Karmen Katarina Katja Klara Klavdija
  Klemen Kristina Ksenija Lana Lara Lejla Ljiljana Ljubica Luka Magdalena Maja Majda Manca Marija Marijana Marina Marjan Marjana Marjeta Marko
  Marta Martin Martina Mateja Matej Matevž Matic Matija Matjaž Metka Miha Mihael Milan Milana Milena Milica Miloš Milorad Mirjana Mirko Miroslav
  Mitja Mladen Mojca Monika Nataša Nebojša Nejc Nemanja Nenad Nevenka Nikola Nikolina Nina Nives Olga Olivera Patricija Pavel Peter Petar Petra
  Polona Primož Rade Radmila Radovan Rajko Rok Romana Sabina Samir Samo Sanja Sara Saša Sašo Sebastjan Senad Silva Simon Simona Sinan Slavica
  Slavko Slobodan Snežana Sonja Srečko Stanislav Stanka Stanko Stefan Stjepan Suzana Svetlana Špela Štefan Štefka Tadej Tamara Tanja Tatjana
  Tea Teja Terezija Tijana Tilen Tina Tomaž Tomislav Tone Urban Urška Uroš Valentina Valerija Vanja Vasja Vesna Vid Viktor Viktorija Violeta
  Vladimir Vlado Vojko Vuk Zdenka Zdravko Zlatko Zoran Zvonka Zvonko Žan Žana Željka Željko Žiga
  Alice Andrew Anna Anthony Charles Christopher Elizabeth Emily Emma George Henry James Jane Jennifer John Joseph Julia Katherine Laura Linda
  Lucy Margaret Mary Matthew Michael Nicholas Oliver Patricia Paul Philip Rachel Rebecca Richard Robert Sarah Sophie Stephen Susan Thomas
  Victoria William
`
  .trim()
  .split(/\s+/);

/** What a Slovenian or Serbian case makes of a name's end: Marko, Marka, Marku, Markom; Maja, Maje, Maji, Majo, Maju; Tone, Toneta. */
function caseForms(name: string): string[] {
  const stem = name.slice(0, -1);
  if (name.endsWith('a')) return ['e', 'i', 'o', 'u', 'om', 'em'].map((ending) => stem + ending);
  if (name.endsWith('o')) return ['a', 'u', 'om', 'em', 'e', 'i'].map((ending) => stem + ending);
  if (name.endsWith('e')) return ['ta', 'tu', 'tom'].map((ending) => name + ending).concat(`${stem}a`, `${stem}u`);
  const fleeting = /^(.*)[ea]([lr])$/.exec(name);
  const stems = fleeting ? [name, `${fleeting[1]}${fleeting[2]}`] : [name];
  return stems.flatMap((one) => ['a', 'u', 'om', 'em', 'e', 'ja', 'ju', 'jem'].map((ending) => one + ending));
}

const NOMINATIVES = new Set(GIVEN_NAMES);
const OBLIQUES = new Set(GIVEN_NAMES.flatMap(caseForms));

/** As it stands alone, in one of its cases, or no name we know. What may be either (Ivana) counts as oblique. */
export function givenName(word: string): 'nominative' | 'oblique' | null {
  if (OBLIQUES.has(word)) return 'oblique';
  return NOMINATIVES.has(word) ? 'nominative' : null;
}
