/** Slovenian. Photos of paper, typing from them, and counting hands in the room. */
export default {
  'paper.open': 'Papir',
  'paper.of-table':
    'Papir · {count, plural, =0 {ni fotografij} one {# fotografija} two {# fotografiji} few {# fotografije} other {# fotografij}}',
  'paper.title': 'Papir mize {number}',
  'paper.lead':
    'Fotografirajte lističe in jih nato prepišite drugega za drugim. Na fotografiji se dotaknite mesta, kjer listič leži.',
  'paper.take': 'Posnemi fotografijo',
  'paper.choose': 'Izberi fotografije',
  'paper.photos': 'Fotografije',
  'paper.photo': 'Fotografija {number}',
  'paper.photo-of-round': 'Fotografija {number}, krog {round}',
  'paper.photo-full': 'Fotografija {number} mize {table}',
  'paper.none': 'Fotografije še ni',
  'paper.none-hint': 'Lističe lahko prepišete tudi brez fotografije. Z njo si lahko vsak pozneje ogleda izvirnik.',
  'paper.scaling': 'Pripravljam fotografijo …',
  'paper.sending': 'Pošiljam fotografijo: {percent} %',
  'paper.waiting': 'Ni povezave. Fotografija je shranjena na tej napravi in se pošlje sama. Lahko prepisujete naprej.',
  'paper.waiting-unkept': 'Ni povezave. Pustite to stran odprto: ta brskalnik fotografije ne more shraniti sam.',
  'paper.disk':
    'Strežnik fotografije trenutno ne more shraniti: njegov disk je poln ali ne deluje. Fotografija je na tej napravi in se pošlje sama. Povejte voditelju.',
  'paper.disk-unkept':
    'Strežnik fotografije trenutno ne more shraniti: njegov disk je poln ali ne deluje. Pustite to stran odprto in povejte voditelju.',
  'paper.too-large': 'Ta datoteka je za fotografijo prevelika. Posnemite jo s kamero ali izberite manjšo.',
  'paper.over': 'Ta delavnica je končana, zato miza ne sprejema več fotografij. Doda jo lahko voditelj.',
  'paper.unreadable':
    'Te datoteke ni mogoče prebrati kot fotografijo. Posnemite jo s kamero ali izberite JPEG ali PNG.',
  'paper.again': 'Pošlji znova',
  'paper.drop': 'Zavrzi',
  'paper.remove': 'Odstrani to fotografijo',
  'paper.remove-question':
    'Fotografija se izbriše za vedno. {count, plural, =0 {Z nje ni bil prepisan noben listič.} one {# listič, prepisan z nje, ostane.} two {# lističa, prepisana z nje, ostaneta.} few {# lističi, prepisani z nje, ostanejo.} other {# lističev, prepisanih z nje, ostane.}}',
  'paper.remove-confirm': 'Izbriši fotografijo',
  'paper.spot-set': 'Mesto na fotografiji je označeno.',
  'paper.spot-clear': 'Odstrani oznako',
  'paper.code': 'Oznaka na lističu',
  'paper.code-hint': 'Dovolj je številka; če je ni, pustite prazno.',
  'paper.code-wrong': 'To ni oznaka, kot je {example}.',
  'paper.code-twice': '{code} je že prepisan. Prepišite ga le, če gre za drug listič.',
  'paper.round': 'Napisano v',
  'paper.round-of': 'krogu {round}',
  'paper.before-rounds': 'pred prvim krogom',
  'paper.text': 'Kaj piše na lističu',
  'paper.add': 'Dodaj na tablo',
  'paper.added': 'Na tabli: {text}',
  'paper.typed': 'Že prepisano',
  'paper.typed-none': 'S te fotografije še ni nič prepisano.',
  'paper.may-not-write':
    'Zdaj lističev ni mogoče dodajati: krog je končan ali je tabla zaklenjena. Fotografije še lahko dodate; prepisujete lahko v naslednjem krogu ali pa to stori voditelj.',
  'paper.show-photo': 'Pokaži fotografijo',
  'paper.photo-of': 'Listič na papirju: {text}',
  'paper.gone': 'Te fotografije ni več: odstranjena je. Kar je bilo z nje prepisano, ostane.',
  'paper.full': 'Ta miza ima že vse fotografije, kolikor jih lahko ima. Če želite dodati drugo, eno odstranite.',
  'count.title': 'Prešteto v dvorani',
  'count.lead':
    'Za ljudi brez naprave: preštejte roke ali papirnate pike. Te pike so ob tistih z naprav in so prikazane kot preštete v dvorani.',
  'count.own-table': 'Preštejte roke pri svoji mizi',
  'count.no-table': 'Ljudje, ki niso prešteti pri nobeni mizi',
  'count.heads': 'Ljudje brez naprave',
  'count.heads-hint': 'Najprej preštejte ljudi; vsak ima {dots}.',
  'count.dots-on': 'Pike za „{title}“',
  'count.left': 'Vpisanih pik: {spent} od {all}',
  'count.too-many':
    '{over, plural, one {# pika več} two {# piki več} few {# pike več} other {# pik več}}, kot jih imajo ti ljudje. Preverite številke.',
  'count.save': 'Shrani štetje',
  'count.nothing': 'še ni prešteto',
  'count.summary':
    '{heads, plural, one {# oseba} two {# osebi} few {# osebe} other {# oseb}} · {dots, plural, one {# pika} two {# piki} few {# pike} other {# pik}}',
  'count.by-host': 'vpisal gostitelj mize',
  'count.by-facilitator': 'vpisal voditelj',
  'count.meanwhile':
    'Nekdo je medtem vpisal drugo štetje: {heads, plural, one {# oseba} two {# osebi} few {# osebe} other {# oseb}}. Njegove pike so ob vaših. Vaše še niso shranjene.',
  'count.take-theirs': 'Obdrži tisto',
  'count.save-mine': 'Shrani moje namesto tega',
  'count.theirs': 'vpisano: {dots}',
  'count.few':
    'Pri manj kot petih ljudeh se iz rezultata vidi, kako so glasovali. Če to ni prav, jih preštejte skupaj z drugo mizo.',
  'count.in-room':
    'v dvorani {heads, plural, one {prešteta # oseba} two {prešteti # osebi} few {preštete # osebe} other {preštetih # oseb}}',
  'count.parts': '{devices} z naprav + {room} prešteto v dvorani',
} as const;
