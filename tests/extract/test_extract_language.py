"""Language: told by small words, by letters of one language, else by a model."""

import pytest

from onrecord.extract.language import language_of

WRITTEN = {
    "es": "El alcalde de la ciudad dijo que el puente se abrirá en la primavera.",
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


@pytest.mark.parametrize("language", WRITTEN)
def test_a_language_is_told_by_its_words_or_letters(language):
    assert language_of(WRITTEN[language], stated="xx") == language


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
