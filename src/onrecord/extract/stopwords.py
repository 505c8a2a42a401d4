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
    "zu": ("ukuthi futhi kanye noma uma ngoba kodwa lapho kule lokhu kusho ngesikhathi yini khona labo kube"),
    "xh": ("ukuba kwaye okanye kunye kuba kodwa xa le lo ngoku yokuba into ukuze kwi nje ukusuka oku apho"),
}  # more words, which part neighbours that share most of them
_TELLING = {
    language: frozenset(
        f"{_BY_LANGUAGE.get(language, '')} {_BY_LANGUAGE.get(f'{language}, more', '')} "
        f"{_ONLY.get(language, '')}".split()
    )
    for language in {*_BY_LANGUAGE, *_ONLY}
    if len(language) == 2
}
TELLING: dict[str, tuple[str, ...]] = {
    word: tuple(language for language, words in _TELLING.items() if word in words)
    for word in frozenset().union(*_TELLING.values())
}
"""The languages that each small word speaks for."""
