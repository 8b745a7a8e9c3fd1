/** What the people of the demonstration write on their notes: by table, by round, each with the measure it goes to, or with none. */

export type DemonstrationMeasure = 'prevoz' | 'poti' | 'zibelka' | 'vodnik' | 'slovenscina' | 'zvonec' | 'skladisce';

type Note = readonly [text: string, measure?: DemonstrationMeasure];

export const DEMONSTRATION_IDEAS: readonly (readonly (readonly Note[])[])[] = [
  [
    [
      [
        'Avtobus iz Zgornjega Lipovca pelje ob 6.40 in ob 14.10. Kdor ima pri zdravniku uro ob 11h, čaka tri ure.',
        'prevoz',
      ],
      ['Pri pošti je klančina, ki se konča z robnikom. Kdo je to podpisal?', 'poti'],
      ['Zelena luč pri šoli traja 9 sekund. Moja mama rabi 20.', 'poti'],
      ['Parkirišč je čisto dovolj, samo vsi bi radi parkirali pred pekarno.'],
    ],
    [
      ['Prevoz na klic po zgledu sosednje občine, vozniki prostovoljci, gorivo plača občina', 'prevoz'],
      ['Klop na vsakih sto metrov od zdravstvenega doma do trga. V senci, prosim.', 'poti'],
      ['Naročanje prevoza mora iti po TELEFONU. Babica nima aplikacij in jih tudi ne bo imela.', 'prevoz'],
      ['The bus stop sign has no timetable. If you do not know, you do not go.', 'prevoz'],
    ],
    [
      ['Župan in občinski svet naj gredo en dopoldan po mestu na vozičku. Potem se pogovorimo.', 'poti'],
      ['Gasilci imamo kombi, ki ob delavnikih stoji. Damo ga, če nekdo uredi zavarovanje.', 'prevoz'],
      ['Talne oznake za slepe se pri tržnici končajo sredi stojnice z radičem', 'poti'],
      ['Ne rabimo novega kombija. Rabimo, da obstoječi avtobus vozi tudi v soboto.', 'prevoz'],
    ],
  ],
  [
    [
      ['Z dojenčkom nimam kam, ko dežuje. Trgovski center ni dnevna soba.', 'zibelka'],
      ['Vrtec se zapre ob 16h, izmena pa se konča ob 16h. Kdo je tu čarovnik?'],
      ['Previjalna miza je v celi občini ena. V gostilni.', 'zibelka'],
    ],
    [
      ['Stara pošta je že tri leta prazna, tam bi bila lahko soba za družine, topla in brez prijave', 'zibelka'],
      ['Patronažna sestra naj pride enkrat na teden tja, kjer starši že smo', 'zibelka'],
      ['Otroci naj se igrajo zunaj, saj smo se tudi mi. Še ena soba ni rešitev.'],
      ['Izmenjava oblačil in vozičkov, dvakrat na leto', 'zibelka'],
    ],
    [
      ['Starši bi lahko dežurali po urniku, ena ura na teden, pa je odprto vsak dan', 'zibelka'],
      ['Očetje!! Vabila so vedno za mamice.', 'zibelka'],
      ['Varstvo za dve uri, ko greš k zobozdravniku – sosedska lista, preverjeni ljudje'],
      ['Kava naj bo zastonj, potem pridejo tudi tisti, ki mislijo, da to ni zanje', 'zibelka'],
      ['Pot do vrtca je temna, luč gori samo na občinski strani ceste', 'poti'],
    ],
  ],
  [
    [
      [
        'Ko sem prišla, nisem vedela, da se moram pri zdravniku najprej vpisati. Pol leta sem hodila na urgenco.',
        'vodnik',
      ],
      ['Kad smo došli, najviše nam je pomogla komšinica. Niko drugi.', 'vodnik'],
      ['Tečaj slovenščine je ob 9h dopoldne. Ob 9h delam.', 'slovenscina'],
      ['Obrazci samo v slovenščini, pa še to v uradni :)', 'vodnik'],
    ],
    [
      ['Нека неко пође са нама први пут у општину и код лекара. Само једном, после знамо сами.', 'vodnik'],
      ['Knjižica za prvi teden: zdravnik, vrtec, smeti, avtobus. V petih jezikih, s slikami.', 'vodnik'],
      ['Pogovorna kava v knjižnici: pol domačinov, pol nas. Brez učbenika.', 'slovenscina'],
      ['Kdor pride k nam, naj se prilagodi. Tako je povsod.'],
    ],
    [
      ['Prilagodimo se lažje, če nas kdo povabi. Odgovor na prejšnji listek.', 'slovenscina'],
      ['Podjetja v coni naj dajo tečaj v delovni čas, saj njim najbolj koristi', 'slovenscina'],
      ['Med tečajem varstvo za otroke, drugače mame ne bodo prišle', 'slovenscina'],
      ['Otroci prevajajo staršem pri zdravniku. To ni v redu, rabimo tolmače.', 'vodnik'],
    ],
  ],
  [
    [
      ['Gospo Minko so našli šele četrti dan. Poštar je opazil.', 'zvonec'],
      ['Sin me kliče vsako nedeljo. Od ponedeljka do sobote je tišina.', 'zvonec'],
      ['Društvo upokojencev ima 400 članov, na izlet jih gre vedno istih 40', 'zvonec'],
    ],
    [
      ['Ena telefonska številka, kamor poveš, da te za soseda skrbi. Ne policija.', 'zvonec'],
      ['Prostovoljec pozvoni enkrat na teden. Samo na klepet, ne pregledovat hladilnika.', 'zvonec'],
      ['Jaz ne bi, da mi kdo zvoni. Če bom kaj rabil, bom povedal.'],
      ['Skupno kosilo v šolski kuhinji ob sredah, otroci in stari za isto mizo', 'zvonec'],
    ],
    [
      ['Pošta, patronaža in trgovina naj se enkrat dobijo in dogovorijo, kdo koga pokliče', 'zvonec'],
      ['Srednješolci za urice prostovoljstva učijo telefone. Preverjeno deluje, pri nas doma.', 'zvonec'],
      ['Na prevoz do zdravnika čakam na hčer, ona pa na dopust', 'prevoz'],
      ['Varstvo podatkov: seznam osamljenih ljudi ne sme ležati na pultu', 'zvonec'],
    ],
  ],
  [
    [
      ['Na igrišču nas preganjajo, ker smo preglasni, v parku, ker smo preveč, doma, ker smo doma.', 'skladisce'],
      ['Zadnji avtobus ob 19h. Kino se začne ob 20h.', 'prevoz'],
      ['Zaželeni smo na volitvah in na čistilni akciji'],
      ['Wifi na trgu!!! in vtičnica'],
    ],
    [
      ['Skladišče pri železnici je prazno. Dajte nam ključ, ne pa strategije.', 'skladisce'],
      ['Če bodo imeli ključ mladi, bo čez en mesec razbito. Nekdo mora biti odgovoren.'],
      ['Prostor za vaje – štirje bendi v štirih garažah, en sosed s petimi prijavami', 'skladisce'],
      ['Predlagam, da se Lipovec preimenuje v Ljubljana zahod, potem bo vse urejeno 🙂'],
    ],
    [
      ['Pogodba: mladi vodimo in čistimo, občina plača elektriko, po enem letu pogledamo, ali deluje', 'skladisce'],
      ['Delavnice tudi za tiste, ki ne igrajo nič: šivanje, kolesa, nič posebnega', 'skladisce'],
      ['Vhod brez stopnic, sicer Tilen spet ne bo mogel zraven', 'skladisce'],
      ['Soglasje sosedov in ura, ko se utiša. Če se zmenimo vnaprej, bo mir.', 'skladisce'],
    ],
  ],
];
