/** Serbian (Latin). Words that every page needs; states of the connection; a sentence for every refusal. */
import type sl from '../sl/everywhere.ts';

export default {
  'common.close': 'Zatvori',
  'common.cancel': 'Otkaži',
  'common.save': 'Sačuvaj',
  'common.saved-now': 'Sačuvano.',
  'common.edit': 'Uredi',
  'common.add': 'Dodaj',
  'common.remove': 'Ukloni',
  'common.restore': 'Vrati',
  'common.undo': 'Poništi',
  'common.redo': 'Ponovi',
  'common.back': 'Nazad',
  'common.print': 'Odštampaj',
  'common.copy': 'Kopiraj',
  'common.copied': 'Kopirano.',
  'common.skip': 'Na sadržaj',
  'common.language': 'Jezik',
  'common.colour': 'Boja ceduljice',
  'common.colour.sun': 'sunčano žuta',
  'common.colour.apricot': 'boja kajsije',
  'common.colour.rose': 'ružičasta',
  'common.colour.mint': 'mentol zelena',
  'common.colour.sky': 'nebeskoplava',
  'common.colour.lilac': 'svetloljubičasta',
  'common.timer.over': 'Vreme je isteklo',
  'common.timer.last-call': 'Poslednja dva minuta',
  'common.timer.left': 'Još {minutes, plural, one {# minut} few {# minuta} other {# minuta}}.',
  'common.saved.saved': 'Sačuvano',
  'common.saved.saving': 'Čuvam …',
  'common.saved.connecting': 'Povezujem …',
  'common.saved.offline': 'Bez veze; sve što ste napisali je sačuvano',
  'common.saved.kept':
    '{count, plural, =0 {Na ovom uređaju, još nije poslato} one {Na ovom uređaju, još nije poslato: # ideja} few {Na ovom uređaju, još nije poslato: # ideje} other {Na ovom uređaju, još nije poslato: # ideja}}',
  'common.saved.unkept': 'Još nije poslato: ne zatvarajte stranu',
  'common.saved.refused': 'Nema pristupa',
  'common.let-go.too-fast':
    'Server je ovoj stranici dao predah: poslala je više nego što ljudi pišu. Povezaće se sama.',
  'common.let-go.too-large':
    'Nešto na ovoj stranici je preveliko za server. Ostavite stranicu otvorenu i poslednje reči prepišite na drugo mesto.',
  'common.let-go.overloaded': 'Server ima veoma mnogo posla. Stranica će se povezati sama.',
  'common.phase.preparation': 'Priprema',
  'common.phase.rounds': 'Runde',
  'common.phase.synthesis': 'Sinteza',
  'common.phase.priorities': 'Prioriteti',
  'common.phase.plan': 'Akcioni plan',
  'common.phase.follow-up': 'Praćenje',
  'common.kind.world-cafe': 'Svetski kafe',
  'common.kind.focus-group': 'Fokus grupa',
  'common.kind.working-meeting': 'Radni sastanak',
  'common.table': 'Sto {number}',
  'common.table-short': 'S{number}',
  'common.round': '{number}. runda',
  'common.round-of': '{number}. runda od {count}',
  'common.ideas': '{count, plural, one {# ideja} few {# ideje} other {# ideja}}',
  'common.tables': '{count, plural, one {# sto} few {# stola} other {# stolova}}',
  'common.rounds': '{count, plural, one {# runda} few {# runde} other {# rundi}}',
  'common.people': '{count, plural, one {# osoba} few {# osobe} other {# osoba}}',
  'common.measures': '{count, plural, one {# mera} few {# mere} other {# mera}}',
  'common.dots': '{count, plural, one {# tačka} few {# tačke} other {# tačaka}}',
  'common.provenance':
    'iz {ideas, plural, one {# ideje} few {# ideje} other {# ideja}}, {tables, plural, one {# stola} few {# stola} other {# stolova}}, {rounds, plural, one {# runde} few {# runde} other {# rundi}}',
  'common.nameless': 'bez imena',
  'common.remote': 'na daljinu',
  'common.remote-name': 'na daljinu · {name}',
  'common.facilitator': 'Voditelj',
  'common.tablet': 'Tablet na stolu',
  'common.host': 'Domaćin stola',
  'common.error.title': 'Ovo nije uspelo',
  'common.error.unexpected':
    'Nešto je pošlo naopako kod nas. Što je sačuvano, ostalo je sačuvano. Pokušajte ponovo; ako se ponovi, recite voditelju.',
  'common.error.not-found': 'Ove stranice nema. Možda je adresa pogrešno prepisana.',
  'common.error.home': 'Na početnu stranu',
  'common.small-groups': 'Manje grupe zajedno',
  'kept.offline':
    'Nema veze. Pišite dalje: sve ostaje na ovom uređaju i šalje se kada se veza vrati. Stranu možete i da zatvorite i da je kasnije otvorite na ovom uređaju.',
  'kept.blocked':
    'Ovaj pregledač ne dozvoljava da vaše reči sačuvamo na uređaju (na primer u privatnom prozoru). Dok ne piše „Sačuvano“, ne zatvarajte ovu stranu.',
  'kept.full':
    'Na ovom uređaju više nema mesta da sačuvamo vaše reči. Dok ne piše „Sačuvano“, ne zatvarajte ovu stranu. Ako možete, obrišite nešto na uređaju.',
  'kept.held':
    'Druga otvorena strana Kavarne na ovom uređaju je iz druge verzije, pa vaše reči ne možemo da sačuvamo na uređaju. Zatvorite tu stranu; dok ne piše „Sačuvano“, ovu ne zatvarajte.',
  'kept.unsent':
    'Runda se završila pre nego što su ove reči stigle. Prepišite ih ili ih dodajte kad se otvori sledeća runda.',
  'kept.unsent-anywhere': 'Server nije primio ove reči, pa nisu sačuvane. Prepišite ih i unesite ponovo.',
  'kept.unsent-add': 'Dodaj sada',
  'kept.unsent-copy': 'Kopiraj',
  'kept.unsent-copied': 'Kopirano',
  'kept.unsent-drop': 'Nije potrebno',
  'refusal.not-signed-in': 'Za ovo se najpre morate prijaviti. Ništa nije promenjeno.',
  'refusal.wrong-password': 'Adresa e-pošte i lozinka se ne slažu. Proverite oboje i pokušajte ponovo.',
  'refusal.not-yours':
    'Ovo pripada drugima. Ako mislite da treba da imate pristup, zamolite njihovog voditelja za poziv.',
  'refusal.too-many-tries': 'Previše pokušaja odjednom. Sačekajte nekoliko minuta i pokušajte ponovo.',
  'refusal.link-expired': 'Ovaj link više ne važi: već je iskorišćen ili je istekao. Zatražite novi.',
  'refusal.email-taken': 'Sa ovom adresom već postoji nalog. Prijavite se njime.',
  'refusal.password-too-short': 'Lozinka je prekratka: neka ima najmanje 10 znakova. Dobra je i cela rečenica.',
  'refusal.code-unknown': 'Ovaj kod ne poznajemo. Proverite ga na kartici stola ili pitajte voditelja.',
  'refusal.not-found': 'Toga (više) nema. Možda je u međuvremenu uklonjeno; osvežite stranicu.',
  'refusal.table-full': 'Za ovim stolom su sva mesta zauzeta. Izaberite drugi ili pitajte voditelja.',
  'refusal.seat-elsewhere':
    'Sada sedite za drugim stolom, pa ovde ne možete da pišete. Ono što ste već napisali je ostalo.',
  'refusal.invalid-input':
    'Ovo ne možemo da prihvatimo: nešto nedostaje ili je van granica. Ništa nije promenjeno; ispravite i pošaljite ponovo.',
  'refusal.text-too-long': 'Tekst je predugačak, pa još nije sačuvan. Skratite ga ili ga podelite na više ceduljica.',
  'refusal.too-large': 'Poslato je preveliko. Ništa nije promenjeno; pošaljite nešto manje.',
  'refusal.round-closed':
    'Runda je završena, pa se sada ne piše. Što je zapisano, sačuvano je; nastavlja se u sledećoj rundi.',
  'refusal.round-open': 'Runda još traje, pa ovo sada nije moguće. Prvo završite rundu.',
  'refusal.no-more-rounds': 'Sve predviđene runde su završene. U pripremi možete dodati još jednu.',
  'refusal.wrong-phase':
    'Radionica je sada u drugoj fazi, pa ovo nije moguće. Ništa nije promenjeno; osvežite stranicu.',
  'refusal.voting-closed': 'Glasanje nije otvoreno. Vaše dosadašnje tačke su ostale kako su bile.',
  'refusal.no-dots-left':
    'Sve tačke su već potrošene i ostaju gde jesu. Ako želite tačku ovde, prvo je uzmite sa drugog mesta.',
  'refusal.workshop-over':
    'Ova radionica je završena, pa se više nije moguće pridružiti. Rezultate će vam pokazati voditelj.',
  'refusal.too-few-tables': 'Za ovo je premalo stolova. Dodajte sto u pripremi.',
  'refusal.table-taken': 'Za ovim stolom već neko sedi, pa se ne može ukloniti. Najpre ga presedite na pultu.',
  'refusal.last-owner': 'Inicijativa mora imati bar jednog vlasnika. Najpre neka još neko postane vlasnik.',
  'refusal.changed-meanwhile':
    'U međuvremenu je neko drugi sačuvao pripremu. Vaš unos je još ovde i nije sačuvan. Ako ponovo sačuvate, važi vaš unos.',
  'refusal.no-measures': 'Još nema imenovanih mera o kojima bi se glasalo. Napravite ih u sintezi.',
  'refusal.table-locked':
    'Voditelj je za sada zaključao ovu tablu. Zapisano ostaje; moći će da se doda kada tabla opet bude otvorena.',
  'refusal.call-taken': 'Ka ovom stolu već ide neko drugi.',
  'refusal.cannot-save':
    'Trenutno ovo ne može da se sačuva: disk servera je pun ili ne radi. Što je već sačuvano, bezbedno je. Recite voditelju i pokušajte ponovo za nekoliko minuta.',
  'refusal.ideas-held': 'U ovoj radionici voditelj pregleda ideje pre nego što ih drugi vide. Predajte je na proveru.',
  'refusal.too-many-waiting': 'Već mnogo vaših ideja čeka proveru. Sačekajte da voditelj neku pregleda.',
  'refusal.already-decided': 'O ovoj ideji je već odlučeno.',
  'refusal.idea-changed': 'Autor je u međuvremenu promenio ideju. Pročitajte je još jednom.',
  'refusal.counted-meanwhile':
    'Neko je u međuvremenu ovde već upisao brojanje, pa vaše nije sačuvano. Njegovo je prikazano pored onoga što ste upisali; uporedite i sačuvajte ponovo ako je vaše tačno.',
  'refusal.too-many-dots':
    'To je više tačaka nego što ih ima toliko ljudi. Ništa nije sačuvano; proverite broj ljudi i tačke.',
  'refusal.not-a-picture':
    'Ovo nije fotografija koju možemo da sačuvamo. Ništa nije dodato; snimite novu ili je prvo sačuvajte kao JPEG.',
  'refusal.too-many-pictures':
    'Ovaj sto ima već sve fotografije koje može da ima. Uklonite onu koja više nije potrebna, pa dodajte ovu.',
  'common.dots-sources': '{all} ({devices} sa uređaja + {room} izbrojano u sali)',
  'common.source.paper': 'prepisano s papira {code}',
  'common.source.dictated': 'po diktatu',
} as const satisfies Record<keyof typeof sl, string>;
