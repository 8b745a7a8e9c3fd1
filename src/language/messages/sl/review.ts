/** Slovenian. What facilitators read while they review, hide and check. */

export default {
  'review.title': 'Pregled zamisli',
  'review.link': 'Pregled',
  'review.count':
    '{count, plural, =0 {Nič ne čaka} one {Čaka # zamisel} two {Čakata # zamisli} few {Čakajo # zamisli} other {Čaka # zamisli}}',
  'review.is-on': 'Nove zamisli vidijo drugi šele po pregledu.',
  'review.is-off': 'Nove zamisli vidijo drugi takoj.',
  'review.change-setting': 'Spremeni v pripravi',
  'review.waiting': 'Čakajo na pregled',
  'review.nothing-waits': 'Nič ne čaka na pregled.',
  'review.nothing-waits-hint': 'Ko kdo odda zamisel, se pokaže tukaj.',
  'review.keys': 'Tipke: A odobri, H zadrži, M odobri z zakritimi podatki, U razveljavi, puščici naprej in nazaj.',
  'review.approve': 'Odobri',
  'review.approve-masked': 'Zakrij podatke in odobri',
  'review.hold-back': 'Zadrži',
  'review.reason': 'Zakaj? (neobvezno, avtor to prebere)',
  'review.as-masked': 'Na tabli bi pisalo: {text}',
  'review.source': '{table} · {round}. krog',
  'review.approved-now': 'Odobreno: {text}',
  'review.held-back-now': 'Zadržano: {text}',
  'review.undone-now': 'Spet čaka: {text}',
  'review.approved': 'Pravkar odobrene',
  'review.approved-hint': 'Deset minut lahko odobritev razveljavite; pozneje zamisel skrijte.',
  'review.undo': 'Razveljavi',
  'review.bin': 'Koš: zadržane in skrite',
  'review.bin-hint':
    'Ne štejejo nikamor in jih ni v nobenem dokumentu. Kar so udeleženci sami odstranili, je v seznamu pri njihovi mizi in ga lahko sami vrnejo; to pa vrnete samo vi.',
  'review.bin-empty': 'Koš je prazen.',
  'review.held-back-at': 'Zadržano ob {time}',
  'review.hidden-by.facilitator': 'Skril voditelj ob {time}',
  'review.hidden-by.host': 'Skril gostitelj omizja ob {time}',
  'review.because': 'Razlog: {reason}',
  'review.back-to-queue': 'Nazaj v pregled',
  'review.bring-back': 'Vrni na tablo',
  'review.device-note':
    'Skrite zamisli ni več na nobenem zaslonu, v podatkih naprav za to mizo pa besedilo ostane, dokler ni izbrisano za vedno.',
  'review.personal': 'Na tablah z verjetnimi osebnimi podatki',
  'review.personal-hint':
    'Kavarna samo opozori, sama ne briše ničesar. Preberite; če je podatek odveč, zamisel skrijte ali besedo popravite na tabli.',
  'review.personal-none': 'Nobena zamisel na tablah ni videti taka.',
  'review.kind.email': 'e-poštni naslov',
  'review.kind.phone': 'telefon',
  'review.kind.identity-number': 'osebna številka',
  'review.kind.bank-account': 'račun ali kartica',
  'review.kind.name': 'ime osebe',
  'review.kind.address': 'naslov',
  'review.open-table': 'Odpri mizo',
  'review.setting': 'Nove zamisli naj vidijo drugi šele po pregledu',
  'review.setting-hint':
    'Za dvorane, kjer pišejo neznani ljudje. Na table takrat pišejo samo voditelji; udeleženci oddajo zamisel v pregled.',
  'review.hidden-in-measure':
    '{count, plural, one {# skrita zamisel} two {# skriti zamisli} few {# skrite zamisli} other {# skritih zamisli}}',
  'review.filter': 'Verjetni osebni podatki',
  'review.before-export':
    '{count, plural, one {Priloga ima # zamisel z verjetnimi osebnimi podatki.} two {Priloga ima # zamisli z verjetnimi osebnimi podatki.} few {Priloga ima # zamisli z verjetnimi osebnimi podatki.} other {Priloga ima # zamisli z verjetnimi osebnimi podatki.}}',
  'review.look': 'Preglej: {workshop}',
} as const;
