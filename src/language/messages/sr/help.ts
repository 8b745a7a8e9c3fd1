/** Serbian (Latin). Between a table and the facilitator: calling, what is said to everybody, locked boards, being led. */
export default {
  'call.open': 'Pozovi voditelja',
  'call.title': 'Pozovite voditelja za sto {number}',
  'call.lead': 'O čemu se radi? Razlog nije obavezan.',
  'call.reason.question': 'Imamo pitanje o zadatku',
  'call.reason.writing': 'Nekome treba pomoć pri pisanju',
  'call.reason.device': 'Uređaj ili veza ne radi',
  'call.reason.talk': 'Razgovor je stao',
  'call.just-come': 'Samo dođite, molimo',
  'call.waiting': 'Voditelj je pozvan. Poziv čeka {span}.',
  'call.coming': 'Ka vašem stolu dolazi {name}.',
  'call.close': 'Nije više potrebno',
  'announcement.label': 'Poruka voditelja',
  'announcement.dismiss': 'Sakrij poruku',
  'lock.locked':
    'Voditelj je za sada zaključao tablu. Ono što je zapisano ostaje; moći ćete da pišete kada je ponovo otvori.',
  'lock.unsent':
    'Tabla je zaključana pre nego što su ove reči stigle. Kopirajte ih ili ih dodajte kada ponovo bude otvorena.',
  'lead.led': 'Voditelj vam pokazuje deo table.',
  'lead.show-board': 'Prikaži tablu',
  'lead.leave': 'Gledam po svome',
  'lead.join': 'Gledaj sa voditeljem',
} as const;
