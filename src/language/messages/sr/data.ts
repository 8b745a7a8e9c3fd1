/** Serbian, in Latin script. Data and deletion: archive, import, end date, erasing for good. */
export default {
  'data.title': 'Podaci i brisanje',
  'data.lead': 'Šta Kavarna čuva o ovoj inicijativi, do kada i kako se to uklanja.',
  'data.back': 'Nazad na inicijativu',
  'data.owner-only': 'Arhiva, rok čuvanja i brisanje inicijative u nadležnosti su vlasnika inicijative.',
  'data.archive.title': 'Arhiva',
  'data.archive.lead':
    'Jedna datoteka sa svime: radionice, stolovi, ideje, mere, plan i zbirovi glasova. Može se uvesti u drugu instalaciju Kavarne. Ko je kako glasao, u njoj ne piše.',
  'data.archive.names':
    'U njoj su imena koja su ljudi dali svojim mestima. Čuvajte je pažljivo kao potpisani spisak prisutnih.',
  'data.archive.history': 'Sa istorijom tabli (veća datoteka)',
  'data.archive.download': 'Preuzmi arhivu',
  'data.import.title': 'Uvoz arhive',
  'data.import.lead': 'Inicijativa iz arhive druge instalacije postaje nova inicijativa čiji ste vlasnik vi.',
  'data.import.file': 'Datoteka arhive',
  'data.import.file-hint': 'Datoteka .json, najviše {megabytes} MB. Veće uvozi onaj ko upravlja serverom.',
  'data.import.submit': 'Uvezi',
  'data.import.working': 'Uvozim, to može potrajati minut …',
  'data.import.not-an-archive':
    'Ovo nije arhiva Kavarne ili je datoteka oštećena. Ništa nije uvezeno. Preuzmite arhivu još jednom.',
  'data.import.newer':
    'Arhiva potiče iz novije verzije Kavarne. Ništa nije uvezeno. Najpre ažurirajte ovu instalaciju.',
  'data.retention.title': 'Rok čuvanja',
  'data.retention.lead':
    'Tog dana inicijativa se sama briše, sa svim radionicama i istorijom. Na vreme preuzmite plan i arhivu.',
  'data.retention.day': 'Izbriši na dan',
  'data.retention.day-hint': 'Prazno: čuva se dok je neko ne izbriše.',
  'data.retention.none': 'Rok nije određen: inicijativa se čuva dok je neko ne izbriše.',
  'data.retention.set': 'Inicijativa se sama briše {day}.',
  'data.retention.wrong-day': 'Unesite dan u budućnosti.',
  'data.retention.warning':
    '{days, plural, =0 {Inicijativa se briše još danas} one {Inicijativa se briše za # dan} few {Inicijativa se briše za # dana} other {Inicijativa se briše za # dana}}: {day}. Preuzmite šta vam treba ili pomerite rok.',
  'data.retention.open': 'Podaci i rok',
  'data.erase.title': 'Izbriši inicijativu zauvek',
  'data.erase.goes':
    'Brišu se sve radionice sa stolovima, ideje sa istorijom, mesta sa imenima, tačke, mere i plan. To se ne može poništiti.',
  'data.erase.stays': 'Ostaju dokumenti koje ste već preuzeli i starije rezervne kopije servera.',
  'data.erase.type': 'Za potvrdu prepišite naslov inicijative',
  'data.erase.type-hint': 'Naslov: {title}',
  'data.erase.wrong-title': 'To nije naslov inicijative. Ništa nije izbrisano.',
  'data.erase.confirm': 'Izbriši zauvek',
  'data.workshop.title': 'Izbriši radionicu zauvek',
  'data.workshop.lead':
    'Stolovi, ideje sa istorijom, mesta sa imenima i tačke ove radionice nestaju. Mere i plan inicijative ostaju, bez ovih ideja.',
  'data.workshop.question':
    'Sve iz ove radionice nestaje zauvek: stolovi, ideje, imena, tačke. Otvorene strane se zatvaraju. Već preuzeti dokumenti i starije rezervne kopije ostaju.',
  'data.seat.erase': 'Izbriši osobu i njene reči',
  'data.seat.question':
    'Zauvek nestaju: ime, ideje ovog mesta sa istorijom i pristup uređaja. Tačke u otvorenom glasanju nestaju s njim; u objavljenom rezultatu ostaju u zbiru, bez traga do osobe. Ostaju: ono što je osoba dopisala na tuđe cedulje, mere i već preuzeti dokumenti.',
  'data.idea.erase': 'Izbriši zauvek',
  'data.idea.question':
    'Ova ideja nestaje zauvek, sa istorijom i oznakom. Ne može se vratiti. U merama ostaje ono što ste iz nje već prepisali.',
} as const;
