/** Serbian, Latin. What facilitators read while they review, hide and check. */
import type sl from '../sl/review.ts';

export default {
  'review.title': 'Pregled ideja',
  'review.link': 'Pregled',
  'review.count': '{count, plural, =0 {Ništa ne čeka} one {Čeka # ideja} few {Čekaju # ideje} other {Čeka # ideja}}',
  'review.is-on': 'Nove ideje drugi vide tek posle provere.',
  'review.is-off': 'Nove ideje drugi vide odmah.',
  'review.change-setting': 'Izmeni u pripremi',
  'review.waiting': 'Čekaju proveru',
  'review.nothing-waits': 'Ništa ne čeka proveru.',
  'review.nothing-waits-hint': 'Kad neko preda ideju, pojaviće se ovde.',
  'review.keys': 'Tasteri: A odobri, H zadrži, M odobri sa skrivenim podacima, U opozovi, strelice za kretanje.',
  'review.approve': 'Odobri',
  'review.approve-masked': 'Sakrij podatke i odobri',
  'review.hold-back': 'Zadrži',
  'review.reason': 'Zašto? (neobavezno, autor to čita)',
  'review.as-masked': 'Na tabli bi pisalo: {text}',
  'review.source': '{table} · {round}. runda',
  'review.approved-now': 'Odobreno: {text}',
  'review.held-back-now': 'Zadržano: {text}',
  'review.undone-now': 'Ponovo čeka: {text}',
  'review.approved': 'Upravo odobrene',
  'review.approved-hint': 'Deset minuta odobrenje možete da opozovete; kasnije sakrijte ideju.',
  'review.undo': 'Opozovi',
  'review.bin': 'Korpa: zadržane i skrivene',
  'review.bin-hint':
    'Ne računaju se nigde i nema ih ni u jednom dokumentu. Što su učesnici sami uklonili nalazi se u listi za njihovim stolom i mogu sami da vrate; ovo vraćate samo vi.',
  'review.bin-empty': 'Korpa je prazna.',
  'review.held-back-at': 'Zadržano u {time}',
  'review.hidden-by.facilitator': 'Sakrio voditelj u {time}',
  'review.hidden-by.host': 'Sakrio domaćin stola u {time}',
  'review.because': 'Razlog: {reason}',
  'review.back-to-queue': 'Nazad na proveru',
  'review.bring-back': 'Vrati na tablu',
  'review.device-note':
    'Skrivene ideje nema više ni na jednom ekranu, ali tekst ostaje u podacima uređaja za tim stolom dok se ne izbriše zauvek.',
  'review.personal': 'Na tablama, sa verovatnim ličnim podacima',
  'review.personal-hint':
    'Kavarna samo upozorava i ništa ne briše sama. Pročitajte; ako je podatak suvišan, sakrijte ideju ili ispravite reč na tabli.',
  'review.personal-none': 'Nijedna ideja na tablama ne liči na to.',
  'review.kind.email': 'adresa e-pošte',
  'review.kind.phone': 'telefon',
  'review.kind.identity-number': 'lični broj',
  'review.kind.bank-account': 'račun ili kartica',
  'review.kind.name': 'ime osobe',
  'review.kind.address': 'adresa',
  'review.open-table': 'Otvori sto',
  'review.setting': 'Nove ideje neka drugi vide tek posle provere',
  'review.setting-hint':
    'Za dvorane gde pišu nepoznati ljudi. Na table tada pišu samo voditelji; učesnici predaju ideje na proveru.',
  'review.hidden-in-measure':
    '{count, plural, one {# skrivena ideja} few {# skrivene ideje} other {# skrivenih ideja}}',
  'review.filter': 'Verovatni lični podaci',
  'review.before-export':
    '{count, plural, one {Prilog ima # ideju sa verovatnim ličnim podacima.} few {Prilog ima # ideje sa verovatnim ličnim podacima.} other {Prilog ima # ideja sa verovatnim ličnim podacima.}}',
  'review.look': 'Pregledaj: {workshop}',
} as const satisfies Record<keyof typeof sl, string>;
