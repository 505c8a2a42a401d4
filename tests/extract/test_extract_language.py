"""Language: told by small words, by letters of one language, else by a model."""

import pytest

from onrecord.extract.language import language_of

WRITTEN = {
    "es": "El alcalde dijo que el puente se abrirá en la primavera y no antes, porque las obras siguen.",
    "sv": "Borgmästaren sade att bron öppnar till våren och att det inte är klart vad den har kostat.",
    "da": "Borgmesteren siger, at broen efter planen åbner til foråret, og at den ikke er blevet dyr.",
    "no": "Ordføreren sier at broen etter planen åpner til våren, og at den ikke er blitt dyr.",
    "cs": "Starosta řekl, že most bude otevřen na jaře a že lidé již nemusí čekat, protože je hotový.",
    "tr": "Limanın yanındaki yıkılan kıyı yolu bu yıl sonuna kadar halkın kullanımına açılacak.",
    "sw": "Meya wa mji amesema kuwa daraja la bandari litafunguliwa kwa wote baada ya kazi za barabara.",
    "ar": "قال رئيس البلدية إن الجسر سيفتح في الربيع ولم يعد على السكان أن ينتظروا.",
    "ru": "Мэр сообщил, что этот мост был открыт бы раньше, если бы не рабочие, которые были заняты.",
    "ko": "시장은 다리가 봄에 열린다고 말했다. 주민들은 더 기다릴 필요가 없다.",
    "ja": "市長は橋が春に開通すると述べた。住民はもう待つ必要がない。",
    "zh": "市长表示大桥将于春天开放，居民不必再等待。",
}

LESS_READ = {
    "af": (
        "Die burgemeester van Harrowdorp het Dinsdag gesê dat die nuwe brug voor die einde van die "
        "jaar sal oopmaak, hoewel die werk twee keer vertraag is. Twee mense is Vrydagaand beseer toe "
        "'n vragmotor naby Oosdorp van die pad af geloop het, het die polisie gesê."
    ),
    "sk": (
        "Starosta Harova v utorok povedal, že nový most bude otvorený do konca roka, hoci práce sa "
        "dvakrát oneskorili. Dvaja ľudia boli zranení v piatok neskoro večer, keď kamión zišiel z "
        "cesty neďaleko Ostova, uviedla polícia."
    ),
    "sl": (
        "Župan Harova je v torek dejal, da bo novi most odprt pred koncem leta, čeprav so se dela "
        "dvakrat zavlekla. Dve osebi sta bili poškodovani v petek pozno zvečer, ko je tovornjak "
        "zapeljal s ceste v bližini Ostrega, je sporočila policija."
    ),
    "hr": (
        "Gradonačelnik Harova rekao je u utorak da će novi most biti otvoren prije kraja godine, iako "
        "su radovi dva puta odgođeni. Dvije osobe ozlijeđene su kasno u petak navečer kada je kamion "
        "sletio s ceste u blizini Ostrova, priopćila je policija."
    ),
    "bg": (
        "Кметът на Харово каза във вторник, че новият мост ще бъде открит преди края на годината, "
        "въпреки че работата е била забавена два пъти. Двама души бяха ранени късно в петък вечерта, "
        "когато камион излезе от пътя близо до Остово, съобщи полицията."
    ),
    "ca": (
        "L'alcalde d'Harrola va dir dimarts que el nou pont s'obrirà abans de final d'any, tot i que "
        "les obres s'han endarrerit dues vegades. Dues persones van resultar ferides divendres a la "
        "nit quan un camió va sortir de la carretera prop d'Ostell, segons la policia."
    ),
    "sq": (
        "Kryetari i bashkisë së Harovës tha të martën se ura e re do të hapet para fundit të vitit, "
        "megjithëse punimet janë vonuar dy herë. Dy persona u plagosën të premten vonë në mbrëmje kur "
        "një kamion doli nga rruga pranë fshatit Ostovë, njoftoi policia."
    ),
    "tl": (
        "Sinabi ng alkalde ng Harrowa noong Martes na bubuksan ang bagong tulay bago matapos ang "
        "taon, kahit na dalawang beses nang naantala ang trabaho. Dalawang tao ang nasugatan noong "
        "Biyernes ng gabi nang lumihis sa kalsada ang isang trak malapit sa nayon ng Ostowa, ayon sa "
        "pulisya."
    ),
    "zu": (
        "IMeya yaseHarrowa ithe ngoLwesibili ibhuloho elisha lizovulwa ngaphambi kokuphela konyaka, "
        "nakuba umsebenzi ubambezeleke kabili. Abantu ababili balimele ngoLwesihlanu ebusuku "
        "ngesikhathi iloli liphuma emgwaqeni eduze nase-Ostowa, kusho amaphoyisa."
    ),
    "fa": (
        "شهردار هاروا روز سه‌شنبه گفت که پل جدید پیش از پایان سال افتتاح خواهد شد، هرچند کارها دو بار "
        "به تعویق افتاده است. پلیس اعلام کرد دو نفر شامگاه جمعه در پی خروج یک کامیون از جاده در "
        "نزدیکی روستای اوستوا زخمی شدند."
    ),
    "kk": (
        "Харова қаласының әкімі сейсенбі күні жаңа көпір жыл соңына дейін ашылатынын айтты, бірақ "
        "жұмыс екі рет кешіктірілді. Жұма күні түнде Остова ауылының маңында жүк көлігі жолдан шығып "
        "кетіп, екі адам жарақат алды, деп хабарлады полиция."
    ),
    "gu": (
        "હેરોવાના મેયરે મંગળવારે કહ્યું કે નવો પુલ વર્ષના અંત પહેલા ખુલ્લો મુકાશે, જોકે કામમાં બે વાર "
        "વિલંબ થયો છે. શુક્રવારે મોડી રાત્રે ઓસ્તોવા ગામ નજીક ટ્રક રસ્તા પરથી ઉતરી જતાં બે લોકો ઘાયલ "
        "થયા હતા, પોલીસે જણાવ્યું હતું."
    ),
}


@pytest.mark.parametrize("language", WRITTEN)
def test_a_language_is_told_by_its_words_or_letters(language):
    assert language_of(WRITTEN[language], stated="xx") == language


@pytest.mark.parametrize("language", LESS_READ)
def test_a_language_is_not_taken_for_its_greater_neighbour(language):
    assert language_of(LESS_READ[language], stated="xx") == language


def test_macedonian_is_not_taken_for_russian():
    macedonian = (
        "И мостот се отвори на ден кога и ѓаците и луѓето од куќите дојдоа, но за тоа се зборува и сега."
    )
    assert language_of(macedonian, stated="mk") == "mk"


def test_danish_is_told_where_it_is_written_with_words_that_norwegian_has_too():
    danish = (
        "Vi skal i havnen, og vi skal i land, siger kaptajnen. I byen skal vi i kirke, og i parken skal vi "
        "se den bro, der er bygget af sten. Vi er nu i Velden, hvor der er meget af se på, og vi skal i "
        "teater efter middag. Så skal vi ud i den kahyt, der er i stævnen af det skib, hvor vi var mod nord."
    )
    assert language_of(danish, stated="xx") == "da"


def test_words_of_the_lines_tell_what_the_text_tells():
    text = f"{WRITTEN['sv']}\n\n{WRITTEN['sv']}"
    lines = [(line, line.lower().replace(".", "").replace(",", "").split()) for line in text.split("\n\n")]
    assert language_of(text * 6, stated="xx", lines=lines * 6) == "sv"
    assert language_of(text, stated="xx", lines=lines) == "sv"


def test_what_the_page_states_is_taken_where_the_text_does_not_tell():
    assert language_of("Bridge opens", stated="nl") == "nl"


def test_a_text_without_letters_has_no_language():
    assert language_of("2,000 * 17", stated=None) is None


def test_small_words_of_an_unread_language_are_not_taken_for_another():
    zulu = "Imeya ithe ibhuloho lizovulwa entwasahlobo futhi abantu akusadingeki balinde isikhathi eside."
    assert language_of(zulu, stated="zu") == "zu"
