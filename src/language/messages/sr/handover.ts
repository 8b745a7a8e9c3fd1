/** Serbian, Latin script. What a table passes on: pins, open questions, the handover card; and who sits at it from afar. */
export default {
  'handover.title': 'Predaja stola {number}',
  'handover.after': 'posle {number}. runde',
  'handover.pin': 'Zakači: ovo prenosimo dalje',
  'handover.unpin': 'Otkači',
  'handover.pinned': 'prenosimo dalje',
  'handover.ask': 'Označi kao otvoreno pitanje',
  'handover.settle': 'Nije više otvoreno pitanje',
  'handover.open-question': 'otvoreno pitanje',
  'handover.pins': 'Šta prenosimo dalje',
  'handover.pins-left':
    '{count, plural, =0 {Sve tri tačke su izabrane.} one {Na spisku izaberite još # tačku: dodirnite čiodu pored nje.} few {Na spisku izaberite još # tačke: dodirnite čiodu pored njih.} other {Na spisku izaberite još # tačaka: dodirnite čiodu pored njih.}}',
  'handover.questions': 'Otvorena pitanja',
  'handover.more-questions':
    '{count, plural, one {i još # otvoreno pitanje} few {i još # otvorena pitanja} other {i još # otvorenih pitanja}}',
  'handover.said': 'Šta je još rečeno',
  'handover.in-round':
    '{round, plural, =0 {Pre prve runde} other {#. runda}}: {count, plural, one {# ideja} few {# ideje} other {# ideja}}',
  'handover.nothing': 'Za ovim stolom još ništa nije zapisano. Novim gostima pročitajte pitanje i neka počnu.',
  'handover.briefing': 'Kako dočekujete nove goste',
  'handover.step-1': 'Pozdravite ih, neka svako kaže svoje ime, i naglas pročitajte pitanje.',
  'handover.step-2': 'Za jedan minut recite šta ovaj sto prenosi dalje i šta je još otvoreno.',
  'handover.step-3': 'Pitajte: šta nedostaje, šta biste dodali? Zatim neka svi pišu.',
  'handover.harvest':
    'Ovo je bila poslednja runda. Pri sumiranju za jedan minut pokazujete sali tačke koje su zakačene ovde.',
  'handover.print': 'Odštampaj karticu',
  'handover.print-all': 'Kartice za predaju',
  'handover.print-lead':
    'Jedna kartica po stolu, onakva kakva je sada: A4, ili A5 ako štampač štampa dve strane na list.',
  'handover.show': 'Kartica za predaju',
  'handover.hide': 'Prikaži tablu',
  'handover.before-you': 'Šta je ovde rečeno pre vas',
  'remote.label': 'Za ovim stolom na daljinu',
  'remote.heard': 'zapis {ago}',
  'remote.typing': 'upravo piše',
  'remote.not-yet': 'ovde još bez zapisa',
  'remote.away': 'bez veze',
  'remote.ask': 'dugo bez reči: pitajte',
  'video.join': 'Video-poziv stola {number}',
  'video.opens': 'otvara {host} u novoj kartici',
  'video.link': 'Video-poziv za učesnike na daljinu',
  'video.hint':
    'Adresa https bilo kog ponuđača. U novoj kartici je otvaraju oni koji su za stolom na daljinu i tablet; ništa nije ugrađeno.',
  'video.offer': 'Napravi vezu za svaki sto koji je nema',
} as const;
