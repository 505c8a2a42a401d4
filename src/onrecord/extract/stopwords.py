"""Stopwords: the small words of running text, in the languages that we read.

Running text is full of them, menus and lists of headlines are not. They also tell the great
languages apart without loading a model. Beside them: the words that lines under pictures are made of.
"""

_SHOWING = (
    "pictured shown seen poses posing pose attends attending speaks speaking stands standing sits sitting "
    "walks walking holds holding waves waving looks looking smiles gestures arrives leaves greets "
    "addresses shakes file left right center centre top bottom above below undated view aerial shows "
    "depicts during displayed sehen archivbild archivfoto symbolbild symbolfoto links rechts mitte steht "
    "sitzt spricht blickt zeigt posiert blick hier lors gauche droite ici vue arrive salue durante imagen "
    "izquierda derecha centro vista posa saluda junto imagem esquerda direita sinistra destra immagine "
    "bilde billede venstre høyre højre vänster höger ses beeld tijdens слева справа время"
)
SHOWING = frozenset(_SHOWING.split())
"""Words of lines under pictures, which say what is seen and where."""

_BY_LANGUAGE = {
    "en": (
        "the a an of to in and that is was for on with as at by from it he she they his her their its "
        "has have had been be are were will would said not but this which who when than also after "
        "about into more over out up we i you"
    ),
    "de": (
        "der die das den dem des ein eine einen einem einer und ist war sind nicht von zu mit auf für "
        "im in sich auch es dass als wie an bei nach aus wird werden wurde hat haben sie er ich wir "
        "aber noch nur so oder um über"
    ),
    "fr": (
        "le la les un une des du de et est en que qui dans pour sur pas par plus au aux avec se ce "
        "cette il elle son sa ses ont été sont mais ou comme à leur nous vous"
    ),
    "es": (
        "el los las una y que del por con para es no su al lo como más pero sus le ya ha fue este sí "
        "porque esta entre"
    ),
    "pt": "o os as um uma do da dos das em não é no na com mais foi ao ele ela pelo pela até",
    "it": (
        "il lo gli uno di è e che non si per una del della dei delle nel nella con sono ha anche come "
        "al alla più ma"
    ),
    "nl": (
        "de het een van en dat op te zijn voor met die niet aan er om ook als maar bij nog uit door "
        "over naar heeft"
    ),
    "sv, da, no": (
        "og i det att och som på av för med är inte till har den ett til er ikke om men vi han hun de et at"
    ),
    "ru": "и в не на что с по как это из к за о от для у он она но его было был а же то все так их мы",
    "uk": "і в не на що з як це та від до за про у він вона але його був",
    "tr": "ve bir bu için ile de da olarak daha çok olan ama gibi kadar sonra",
    "pl, cs": "w i na z się nie do to że jest o jak za po od przez ale a v je se že s k ve jako",
    "id": "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga telah",
    "sv, da": "och det är",
    "ro": "și în de la cu pe că nu este din pentru a mai",
    "vi": "và của là có cho không được trong với một các người những đã này",
    "hu": "az és hogy nem egy",
    "fi": "ja on ei että se oli hän",
    "es, more": "de la en se los del",
    "da": "og at det er en af til på som den for med de der ikke har et var fra han kan blev også",
    "no": "og i det er på som en til av for at med har de den ikke om et fra var han kan vi skal også ble",
    "sv": "och att det som på är av för med den till har inte om ett var de från men så kan vi",
    "cs": "a v se na je že s z o do k i ve pro za by jako po to ale od která které",
    "pl": "w i na z się nie do to że jest o jak za po od przez ale dla są który które",
}

STOPWORDS: frozenset[str] = frozenset(word for words in _BY_LANGUAGE.values() for word in words.split())

_ONLY = {
    "da": (
        "af efter mod hvor sig dig mig nu været hvad noget meget mere siger ud op blev bliver "
        "havde eller ikke jeg over under når men flere alle ved om dem deres denne dette i vi skal"
    ),
    "no": (
        "av etter mot seg deg meg nå vært hva noe mye mer sier ut opp ble blir hadde eller ikke "
        "jeg over under når men flere alle ved om dem deres denne dette"
    ),
    "sv": (
        "från eller hade blev bli blir efter också mot när hur där än nu säger här under mer över "
        "skulle kommer mycket utan vid sig ska kunde bara fler alla om dem deras denna detta "
        "enligt minst"
    ),
    "cs": (
        "jsem byl byla bylo jsou není podle také nebo aby když jen už až při této tento jeho její "
        "své mezi před kdy roku jak tak mu by bude ani pouze více proti která"
    ),
    "tr": (
        "en her mi şu ki diye göre oldu ise yıl etti edildi dedi olduğunu iki tarafından ancak sonra üzere"
    ),
    "sw": (
        "ya na wa kwa katika ni za la hiyo huo hilo kuwa amesema baada pamoja hii hizo cha vya "
        "wakati ili kama"
    ),
    "zu": (
        "ukuthi futhi kanye noma uma ngoba kodwa lapho kule lokhu kusho ngesikhathi yini khona labo kube "
        "ngemuva emva kwakhe wakhe yakhe lo lolu laba kuleli abantu uthe ngaphambi eduze njengoba nokuthi "
        "ukuze kuthiwa lesi lezi zalo yalo bona yena sona phezu phakathi ngenxa uthi bathi kepha konke wonke "
        "bonke abanye omunye manje izolo namuhla leli lezo leso kuze sekuyi kwezinye ngokuthi"
    ),
    "xh": (
        "ukuba kwaye okanye kunye kuba kodwa xa le lo ngoku yokuba into ukuze kwi nje ukusuka oku apho emva "
        "uthe nangona kunjalo malunga kwakhona lwakhe yakhe wakhe ukuya kule aba abantu ngaphandle phambi "
        "phakathi kananjalo ngenxa nto loo le kwezi ezi eli olu umnu uthi bathi ngokutsho"
    ),
    "af": (
        "'n nie het die van en is wat hy sy ook vir met om deur aan was sal word nou ons hulle dit maar toe "
        "sê gesê te op in as na tot meer ná kan daar hierdie moet nog uit by"
    ),
    "sk": (
        "sa na že v a je by aj ako pre pri ktorý ktorá ktoré ktorí už len ich podľa alebo čo sú nie bol bola "
        "boli bolo z s k do po za o tak ale keď ešte však preto jeho sme aby roku pred od bude"
    ),
    "sl": (
        "je in v na da se za so bo bi ki ne pa tudi po iz kot pri od bil bila bilo bili še že z s o do ob "
        "ter kar ali med so jih ga mu če ko zaradi leta več sta"
    ),
    "hr": (
        "je i u na da se za su će od koji koja koje što kao ali iz o ne s do nije bi bio bila bilo te sve "
        "samo već nakon kako više prije godine rekao kod oko zbog ili"
    ),
    "bg": (
        "и на в за се от да с по е че са не като ще до през му но след при както който която които това "
        "тази бе беше били или само още вече според между година заяви към във със"
    ),
    "fi": (
        "ja on ei että se oli hän kun mukaan sekä myös mutta ovat kuin joka tai olisi ole nyt jo vain sen "
        "jos sanoo kertoo vielä niin hänen siitä mitä jotka voi olla ollut kanssa jälkeen noin"
    ),
    "hu": (
        "a az és hogy nem egy is volt meg csak ez de már el mint ki azt még kell vagy szerint van ha lesz "
        "után között miatt akkor ezt aki amely minden most pedig majd illetve sem olyan"
    ),
    "ro": (
        "în și de la cu pe că nu este din pentru a mai au fost care sa lui să o ce un se au fi prin după "
        "dar sunt iar când fără spus această acest către între cele"
    ),
    "ca": (
        "el la els les de del dels i a en que per amb un una és va ha no al als aquest aquesta són més com "
        "però han ser tot també seva seu entre fins segons des perquè hi s'ha l'any on què"
    ),
    "es": (
        "un a han también hasta desde sobre o e si cuando muy sin donde años ser son está según tras había "
        "hay nos ante durante dos uno cada otro otra qué ese esa"
    ),
    "it": (
        "ai dal dalla dai dagli degli oltre dopo stato stata stati hanno essere due anni contro tra fra "
        "questo questa suo sua loro ed ad se o cui era quando così c'è nei dall'"
    ),
    "ru": (
        "после этого было она только уже который которые которая также во со где когда если может при лет "
        "года году до без под сказал заявил более чтобы бы ли еще ещё были была будет очень себя тем этот"
    ),
    "uk": (
        "й та які який яка після також під час щоб була були є від року до у зі вже цього буде лише які й "
        "ще його їх ми ви"
    ),
    "pt": (
        "a de que e se por mas ser são também já seu sua está até entre disse segundo nas nos num numa à "
        "às aos isso este esta ainda quando muito tem depois sobre ter foram anos após sem mesmo à"
    ),
    "gl": (
        "o a os as e de do da dos das que en no na nos nas un unha por para con non máis como ao aos á pola "
        "polo foi é son esta este tamén pero ata entre segundo dixo súa seu xa"
    ),
    "et": (
        "ja on ei et see oli ta kui ka mis aga ning oma nii kes pärast juba veel või mida siis olid tema "
        "pole vaid ütles välja kõik"
    ),
    "lv": "un ir ka no uz ar par bija kas nav arī gan kā pēc tiek pie līdz lai bet vai tas būs ja to",
    "lt": "ir kad yra iš su į apie buvo ne taip pat kaip už bei dėl nuo bus po jo tai prie jau dar bet ar",
    "is": "og að í á er um sem til við var með ekki en hafa því hann eru það af frá segir verið eftir",
    "sq": (
        "e të dhe në për me që një është nga se ka më është do nuk së si kanë janë ishte tha por ai duke "
        "kjo pas ky kur edhe deri"
    ),
    "eu": "eta da du ez dute bat izan den dira ere baina dela duen zuen zen egin hori diren arte beste",
    "ms": (
        "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga telah kerana oleh bagi beliau "
        "katanya ialah boleh apabila berkata ke turut lebih"
    ),
    "tl": "ang ng sa na mga at ay para ni hindi si kay nang ito kung may niya din sinabi naman pa isang",
    "ha": "da ya a na ta wani an ba cewa ce su domin kuma ga yi amma wanda shi cikin wata daga har sun in",
    "so": "ee ka ku in iyo la ayaa oo uu waxaa ah waa u soo aan ay si kale isaga inuu markii",
    "cy": "y yr yn a i o ar bod wedi mae gan ei am eu oedd nid fod hefyd gyda ond i'r o'r sydd dweud",
    "ga": "an na agus ar i ag go le a sé bhí tá do is nach faoi seo sin leis ach gur don as ó",
}  # more words, which part neighbours that share most of them
_TELLING = {
    language: frozenset(
        f"{_BY_LANGUAGE.get(language, '')} {_BY_LANGUAGE.get(f'{language}, more', '')} "
        f"{_ONLY.get(language, '')}".split()
    )
    for language in dict.fromkeys((*_BY_LANGUAGE, *_ONLY))
    if len(language) == 2
}
TELLING: dict[str, tuple[str, ...]] = {}
for _language, _words in _TELLING.items():
    for _word in _words:
        TELLING[_word] = (*TELLING.get(_word, ()), _language)
"""The languages that each small word speaks for."""
