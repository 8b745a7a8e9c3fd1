/** Serbian (Latin). Photos of paper, typing from them, and counting hands in the room. */
import type sl from '../sl/paper.ts';

export default {
  'paper.open': 'Papir',
  'paper.of-table':
    'Papir · {count, plural, =0 {nema fotografija} one {# fotografija} few {# fotografije} other {# fotografija}}',
  'paper.title': 'Papir stola {number}',
  'paper.lead':
    'Fotografišite ceduljice, pa ih prepišite jednu za drugom. Na fotografiji dodirnite mesto gde ceduljica leži.',
  'paper.take': 'Snimi fotografiju',
  'paper.choose': 'Izaberi fotografije',
  'paper.photos': 'Fotografije',
  'paper.photo': 'Fotografija {number}',
  'paper.photo-of-round': 'Fotografija {number}, runda {round}',
  'paper.photo-full': 'Fotografija {number} stola {table}',
  'paper.none': 'Fotografije još nema',
  'paper.none-hint': 'Ceduljice možete prepisati i bez fotografije. Sa njom svako kasnije može da pogleda original.',
  'paper.scaling': 'Pripremam fotografiju …',
  'paper.sending': 'Šaljem fotografiju: {percent} %',
  'paper.waiting':
    'Nema veze. Fotografija je sačuvana na ovom uređaju i poslaće se sama. Možete da nastavite s prepisivanjem.',
  'paper.waiting-unkept':
    'Nema veze. Ostavite ovu stranicu otvorenu: ovaj pregledač ne može sam da sačuva fotografiju.',
  'paper.disk':
    'Server trenutno ne može da sačuva fotografiju: njegov disk je pun ili ne radi. Fotografija je na ovom uređaju i poslaće se sama. Recite voditelju.',
  'paper.disk-unkept':
    'Server trenutno ne može da sačuva fotografiju: njegov disk je pun ili ne radi. Ostavite ovu stranicu otvorenu i recite voditelju.',
  'paper.too-large': 'Ova datoteka je prevelika za fotografiju. Snimite je kamerom ili izaberite manju.',
  'paper.over': 'Ova radionica je završena, pa sto više ne prima fotografije. Može da je doda voditelj.',
  'paper.unreadable':
    'Ova datoteka ne može da se pročita kao fotografija. Snimite je kamerom ili izaberite JPEG ili PNG.',
  'paper.again': 'Pošalji ponovo',
  'paper.drop': 'Odbaci',
  'paper.remove': 'Ukloni ovu fotografiju',
  'paper.remove-question':
    'Fotografija se briše zauvek. {count, plural, =0 {S nje nije prepisana nijedna ceduljica.} one {# ceduljica prepisana s nje ostaje.} few {# ceduljice prepisane s nje ostaju.} other {# ceduljica prepisanih s nje ostaje.}}',
  'paper.remove-confirm': 'Obriši fotografiju',
  'paper.spot-set': 'Mesto na fotografiji je označeno.',
  'paper.spot-clear': 'Ukloni oznaku',
  'paper.code': 'Oznaka na ceduljici',
  'paper.code-hint': 'Dovoljan je broj; ako ga nema, ostavite prazno.',
  'paper.code-wrong': 'Ovo nije oznaka kao {example}.',
  'paper.code-twice': '{code} je već prepisana. Prepišite je samo ako je to druga ceduljica.',
  'paper.round': 'Napisano u',
  'paper.round-of': 'rundi {round}',
  'paper.before-rounds': 'pre prve runde',
  'paper.text': 'Šta piše na ceduljici',
  'paper.add': 'Dodaj na tablu',
  'paper.added': 'Na tabli: {text}',
  'paper.typed': 'Već prepisano',
  'paper.typed-none': 'S ove fotografije još ništa nije prepisano.',
  'paper.may-not-write':
    'Sada se ceduljice ne mogu dodavati: runda je završena ili je tabla zaključana. Fotografije još možete dodati; prepisivanje se nastavlja u sledećoj rundi, ili to uradi voditelj.',
  'paper.show-photo': 'Prikaži fotografiju',
  'paper.photo-of': 'Ceduljica na papiru: {text}',
  'paper.gone': 'Ove fotografije više nema: uklonjena je. Što je s nje prepisano, ostaje.',
  'paper.full': 'Ovaj sto ima već sve fotografije koje može da ima. Da biste dodali drugu, jednu uklonite.',
  'count.title': 'Izbrojano u sali',
  'count.lead':
    'Za ljude bez uređaja: prebrojte ruke ili papirne tačke. Te tačke stoje pored onih sa uređaja i prikazuju se kao izbrojane u sali.',
  'count.own-table': 'Prebrojte ruke za svojim stolom',
  'count.no-table': 'Ljudi koji nisu izbrojani ni za jednim stolom',
  'count.heads': 'Ljudi bez uređaja',
  'count.heads-hint': 'Prvo prebrojte ljude; svako ima {dots}.',
  'count.dots-on': 'Tačke za „{title}“',
  'count.left': 'Upisano tačaka: {spent} od {all}',
  'count.too-many':
    '{over, plural, one {# tačka više} few {# tačke više} other {# tačaka više}} nego što ovi ljudi imaju. Proverite brojeve.',
  'count.save': 'Sačuvaj brojanje',
  'count.nothing': 'još nije izbrojano',
  'count.summary':
    '{heads, plural, one {# osoba} few {# osobe} other {# osoba}} · {dots, plural, one {# tačka} few {# tačke} other {# tačaka}}',
  'count.by-host': 'upisao domaćin stola',
  'count.by-facilitator': 'upisao voditelj',
  'count.meanwhile':
    'Neko je u međuvremenu upisao drugo brojanje: {heads, plural, one {# osoba} few {# osobe} other {# osoba}}. Njegove tačke stoje pored vaših. Vaše još nisu sačuvane.',
  'count.take-theirs': 'Zadrži to',
  'count.save-mine': 'Sačuvaj moje umesto toga',
  'count.theirs': 'upisano: {dots}',
  'count.few':
    'Kod manje od pet ljudi iz rezultata se vidi kako su glasali. Ako to nije u redu, prebrojte ih zajedno sa drugim stolom.',
  'count.in-room': 'u sali {heads, plural, one {izbrojana # osoba} few {izbrojane # osobe} other {izbrojano # osoba}}',
  'count.parts': '{devices} sa uređaja + {room} izbrojano u sali',
} as const satisfies Record<keyof typeof sl, string>;
