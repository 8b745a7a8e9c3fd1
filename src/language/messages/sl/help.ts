/** Slovenian. Between a table and the facilitator: calling, what is said to everybody, locked boards, being led. */
export default {
  'call.open': 'Pokliči voditelja',
  'call.title': 'Pokličite voditelja k mizi {number}',
  'call.lead': 'Za kaj gre? Razlog ni obvezen.',
  'call.reason.question': 'Imamo vprašanje o nalogi',
  'call.reason.writing': 'Nekdo potrebuje pomoč pri pisanju',
  'call.reason.device': 'Naprava ali povezava ne dela',
  'call.reason.talk': 'Pogovor se je ustavil',
  'call.just-come': 'Samo pridite, prosim',
  'call.waiting': 'Voditelj je poklican. Klic čaka {span}.',
  'call.coming': 'K vaši mizi prihaja {name}.',
  'call.close': 'Ni več treba',
  'announcement.label': 'Sporočilo voditelja',
  'announcement.dismiss': 'Skrij sporočilo',
  'lock.locked': 'Voditelj je tablo za zdaj zaklenil. Kar je zapisano, ostane; pisali boste lahko, ko jo spet odpre.',
  'lock.unsent':
    'Tabla je bila zaklenjena, preden so te besede prispele. Kopirajte jih ali jih dodajte, ko bo spet odprta.',
  'lead.led': 'Voditelj vam kaže del table.',
  'lead.show-board': 'Pokaži tablo',
  'lead.leave': 'Ogled po svoje',
  'lead.join': 'Glej z voditeljem',
} as const;
