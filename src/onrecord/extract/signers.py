"""Signers: whom one printed line names as writers of its article.

Takes the line's words alone: "By A B and C D, Agency", "5 May 2023 | A B | 3 minutes", "A B –
Journalist". Where on the page such a line counts is for `byline` to say.
"""

from __future__ import annotations

import re

from onrecord.extract.agencies import AGENCIES, AGENCY_NAMES
from onrecord.extract.months import MONTHS
from onrecord.extract.phrases import phrases_of


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_LEADS = (
    r"written by|story by|reported by|reporting by|words by|posted by|published by|article by|review by|by|"
    r"von|par|por|di|door|av|af|oleh|a cura di|"
    r"(?:erstellt|geschrieben|verfasst|gepostet|veröffentlicht|text) von|(?:publié|écrit|rédigé|posté) par"
    r"|(?:publicado|escrito|redactado) por|(?:scritto|pubblicato) da|(?:geschreven|geplaatst) door"
    r"|(?:skriven|skrevet|publisert|publicerad|tekst|text) a[vf]|"
    r"(?:ein )?(?:kommentar|beitrag|bericht|artikel|interview|gastbeitrag) von|(?:eine )?analyse von"
    r"|propos recueillis par"
)
_LABELS = (
    r"text|texte|texto|tekst|autor(?:in|en|es|e|a|ka|k[ay]|zy)?|autoři|autor (?:textu|tekstu|del texto)"
    r"|authors?|auteurs?|автор(?:ы)?|words|story|redazione|reporter|reportage|redactora?|szerző\w*|yazan|yazar|muhabir"
    r"|penulis|oleh|kirjoittaja\w*|forfatter|skribent|συντάκτης|tác giả|作者|文|記者|记者|责任编辑|責任編集"
    r"|haber|كتبت?|بقلم|إعداد|تحرير|الكاتبة?|المحررة?|نویسنده|نگارنده|خبرنگار|מאת|כתבת?|लेखक|लेखिका|संवाददाता"
    r"|রিপোর্টার|প্রতিবেদক|எழுதியவர்|ผู้เขียน|โดย|글|κείμενο|репортёр|журналист|текст"
)
_AUTHOR = r"(?-i:Autor(?:in|en)?\s+(?=[A-ZÄÖÜ]\S* [A-ZÄÖÜ]))"
SIGNED_BY = r"(?:by|von|par|por|di|door|av|af)"
BYLINE_LEAD = re.compile(
    rf"^(?:(?:{_LEADS})\s*:?\s+|(?:{_LABELS})\s*[:：]\s*|{_AUTHOR}|by:?\s*(?=[A-Z]))(?=\S)", re.IGNORECASE
)
LABELLED = re.compile(rf"^(?:(?:{_LABELS})\s*[:：]\s*|{_AUTHOR})(?=\S)", re.IGNORECASE)
LEAD_ALONE = re.compile(rf"^(?:{_LEADS})\s*:?$", re.IGNORECASE)
_FIRST_LETTERS = _words(  # of the leads and labels
    "wr st re wo po pu ar by vo pa pe di do av af a ei ko an pr te au ав ya er ge ve be in ga éc ré es sc sk"
    " sz ya mu ol ki fo συ tá 作 文 記 记 责 責"
    " ha كت بق إع تح ال نو نگ خب מא כת ले सं রি প্ எழ ผู โด 글 κε те жу ре"
)
_AND = re.compile(
    r"\s*(?:,|;|\||•|·|&| and | AND | und | UND | et | y | e | og | och | en "
    r"| with | avec | mit | con | met |、|／)\s*"
)
_PARTS = re.compile(r"\s*[|•·∙~]\s*|\s+/\s+|\s+[-–—]\s+|,\s+(?=\d)|(?<=[^\W\d_])/(?=[^\W\d_])")
_NAME_WORD = re.compile(r"^[^\W\d_][\w'’.-]*$")
# With the vowel signs of Indian, Thai and Arabic scripts, which have no capitals: a name by its lead alone.
_WITH_SIGNS = re.compile(
    r"(?:[^\W\d_A-Za-z]"
    r"[\w'’.\u064b-\u0652\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u200c-]*(?: (?=\S)|$)){2,4}$"
)
_SMALL = _words("de da di del della van von der den la le bin al el ter dos du the of zu")
# Of names and agencies, and what parts these from each other or from a place.
_SMALL_SECONDS = (
    _SMALL | _words("and und et in aus reporting") | {name.split()[1] for name in AGENCY_NAMES if " " in name}
)
_ROLE_NOUN = (
    r"reporter|correspondent|editor|writer|journalist\w*|\w*redakteur\w*|redaktör|korrespondent\w*|contributor"
    r"|columnist|bureau chief|producer|author|photograph\w*|periodista|giornalista|journaliste"
)
_ROLE = re.compile(
    rf"\b(?:{_ROLE_NOUN}|staff|online-\w+|political|senior|special to|for the|@|chief|redaktion\w*"
    r"|produc\w+|head of|professor)",
    re.IGNORECASE,
)
_ROLE_TAIL = re.compile(
    r"\s+(?:(?:senior|chief|deputy|assistant|associate|staff|special|political|economics?|business|science"
    r"|health|education|sports?|travel|news|home|affairs|security|defen[cs]e|environment|climate|technology"
    r"|consumer|crime|courts?|royal|foreign|world|europe|local|democracy|digital|data|investigations?"
    r"|features?|culture|arts|media|legal|transport|diplomatic|city|money|property|showbiz|football"
    rf"|religion|labou?r|social|energy|washington|us|uk|eu|middle|east)\s+)*(?:{_ROLE_NOUN})\b.*$",
    re.IGNORECASE,
)
_GLUED_BY = re.compile(r"^by(?=[A-Z])")
_GLUED = re.compile(r"(?<=[^\W\d_A-Z])(?=[^\W\d_a-zà-ÿ][^\W\d_A-Z])")
_DATE_TAIL = re.compile(
    r"\s*(?:[-–—|•·,]|\bon\b)?\s*"
    r"(?:\d{1,2}[./:]|(?:19|20)\d\d|\d{1,2} \w+ (?:19|20)\d\d|(?:Published|Updated|Posted|Stand)\b).*$"
)
_MONTH_TAIL = re.compile(r"[\s,|•·–-]+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.? \d.*$")
# "... in Velden"; before "and A B in Feld" it ends.
_PLACE_TAIL = re.compile(
    r"(?:,\s+|\s+)(?:in|reporting from|aus)\s+[^\W\d_a-z]"
    r"(?:(?!,?\s(?:and|und|et)\s[^,]+?\s(?:in|aus)\s[^\W\d_a-z]).)*"
)
_PLACE_WORDS = ("in ", "reporting from", "aus ")
_NAMES_APART = re.compile(r"/| and | und | et | & |, ")
_PICTURE_TAIL = re.compile(r"[\s,|/]+(?:Fotos?|Photos?|Bilder|Bild|Video)\s*[:：].*$")
_LABEL_TAIL = re.compile(r"\s+(?:[^\W\d_]+\s?:\s|ال(?:أحد|[إا]ثنين|ثلاثاء|[أا]ربعاء|خميس|جمعة|سبت)\b).*$")
_OUTLET_TAIL = re.compile(r"\s+(?:For|for)\s+(?:the\s+)?(?:[^\W\d_a-z]|\w+\.\w).*$")
_AFTER_DASH = re.compile(r"\s+[-–—]\s+.*$")
_IN_LINE = re.compile(
    rf"(?:^|[\s,•|·–-])(?i:{SIGNED_BY}):?\s+(?P<names>[^|•·/<>:()\d]{{3,80}}?)"
    r"(?=\s*(?:$|[|•·/<>:(\d–]|\b(?:on|at|am|um|[Ii]n|under|unter|le|el|il|Kategorien?|Category|Kommentar\w*)\b))"
)
# "... Leave a comment", "... 12 Kommentare": what blogs print behind the name.
_COMMENT_TAIL = re.compile(
    r"[\s,|•·–-]+(?:comments? |kommentare? )?"
    r"(?:(?:\d+|no|one|leave|post|add|write|ein\w*|kein\w*|schreiben?|hinterlasse\w*|laisser|un|aucun) )*"
    r"(?:a |an |einen |un )?(?:comments?|replies|reply|kommentar\w*|commentaires?|comentarios?)$",
    re.IGNORECASE,
)
_COMMENT_WORDS = ("comment", "kommentar", "comentario", "repl")
_PREPOSITION_TAIL = re.compile(r"\s+(?:on|at|le|am|um|il|el|den|op|dne|kl\.?)$")
_DESK_TAIL = re.compile(
    r"\s*/\s*(?=[^/]*\b(?:Staff|Writers?|Reporters?|Correspondents?|Editors?|Times|Post|News|Shimbun|Tribune|Journal"
    r"|Star|Herald|Desk|Bureau)\b)[^/]+$"
)
_AGO = re.compile(
    r"\s*[|·•,-]?\s*(?:(?:published|updated|posted)\s+)?\d+\s*(?:sec|min|hour|hr|day|week|month|year)\w*\b(?:\s+ago)?$"
    r"|\s*@\w+$",
    re.IGNORECASE,
)
_DIGIT_OR_AT = re.compile(r"[\d@]")
_MAY_HAVE_ROLE = re.compile(
    r"[\d@]|report|corresp|korresp|edit|writ|journ|redak|contrib|column|bureau|produ|author|photo|perio|giorn"
    r"|staff|chief|senior|profess|head of|politic|online"
)  # of a line in small letters
_NETWORKS = _words("twitter facebook instagram linkedin whatsapp email follow website")
_ACCOUNT = re.compile(r"^[^\W\d_][\w.-]{2,24}$")
_DATE_WORDS = _words(
    "at on um am le à el il the uhr utc gmt bst et edt est cet cest ist klo kl h pm am p.m a.m p.m. a.m."
    " published updated posted publié veröffentlicht publiziert gepostet erstellt aktualisiert publicado"
    " pubblicato artikel article"
)
_CHINESE_LEADS = frozenset("文撰記记本")
_CHINESE = re.compile(
    r"(?:(?:撰)?文|(?:本[报報])?[記记]者)\s*[／/:：]?\s*(?![會会])([\u4e00-\u9fff]{2,4})(?:\s*[／/|].*)?$"
)
_CHINESE_LABEL = re.compile(r"(?:作者|撰文|記者|记者)\s*[:：]\s*([\u4e00-\u9fff·]{2,8})(?![\u4e00-\u9fff])")
_KOREAN_ROLE = re.compile(r"(?<=[가-힣])\s?(?:기자|특파원)$")
_KOREAN = re.compile(r"(?<![가-힣])([가-힣]{2,4})\s?(?:기자|특파원)(?![가-힣])")
_DESK = re.compile(r"^(?:[A-ZÄÖÜ][\w.]{0,20}-Redaktion|Redaktion [A-ZÄÖÜ]\w+)$")
_INITIALS = re.compile(r"^[a-zäöü]{2,4}(?:[,/]\s?[a-zäöü]{2,4})*(?=$|;)")
_NO_INITIALS = _words("das der die den mehr foto von und the and for more tags alle per cent ad")
# What opens headings and notes that look like names: "Mehr Nachrichten", "Latest Videos".
_NO_FIRST = _words(
    "mehr ähnliche weitere aktuelle aktueller neueste mit euer eure dein deine kein keine ein eine"
    " more latest related read top post last first example video photo foto fotos image next watch key"
    " zum zur alle all your our no das dieser diese dieses pdf by par por im am auf bei aus nach viele"
    " vieles unser unsere unserer ihr ihre private privater privates erweiterte allgemeine allgemeines"
    " neue neuer neues häufige zitat seguir einfache einfacher einfaches zurück berechnen berechnung"
    " jetzt hier unzureichende"
)
# What is in no name: of headings in German, where every noun has a capital, and of dates.
_NO_ENDS = tuple(
    """
    heit keit schaft schaften ungen ieren tipps wünsche ergebnisse ergebnissen rezept rezepte suche
    nachricht nachrichten mitteilung kredit kaffee
    """.split()  # noqa: SIM905
)
_NO_WORDS = _words(
    "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag"
    " samstag sonntag pst pdt mst mdt cst cdt est edt gmt utc cest bst ist myt sgt aest aedt"
)
_NUMBERED = re.compile(r"[a-z][^\W\d_]*\d")  # "SwitchPS4", no "G1"
_NO_LAST = _words("von by of der the de and und stand")
_PAPER = re.compile(
    r"\b(?:times|post|news|herald|gazette|tribune|journal|guardian|observer|mail|today|online|magazine?|media|tv"
    r"|zeitung|presse|nachrichten|verlag|digital|network|press|artikel|rezepte|data)$",
    re.IGNORECASE,
)
_PAPER_CHARS = 12  # of the longest of these words
_MIN_NAME_WORDS, _MAX_NAME_WORDS = 2, 4
_MAX_NAMES = 4
_MAX_WORDS = 30
_KOREAN_WORDS = 8


def may_lead(text: str) -> bool:
    """Say whether a line's first letters are those of a byline's lead or label; most lines' are not."""
    return text[:2].lower().rstrip() in _FIRST_LETTERS or text[:1] in _FIRST_LETTERS


def names_after_lead(text: str) -> tuple[str, ...]:
    """Read a line that opens with "By" or a label: its names, or the account that stands alone behind it."""
    if not may_lead(text):
        return ()
    text = _GLUED_BY.sub("By ", text)
    if not BYLINE_LEAD.match(text) or len(text.split()) > _MAX_WORDS:
        return ()
    rest = _LABEL_TAIL.sub("", BYLINE_LEAD.sub("", text))
    names = split_names(rest) or ((rest,) if _WITH_SIGNS.match(rest) else ())
    return names or ((rest,) if _ACCOUNT.match(rest) and text[0].isupper() else ())


def names_beside_date(text: str) -> tuple[str, ...]:
    """Read "5 May 2020 by A B", "A B | 5 May 2020 | 3 minutes", "5 May 2020 A B"."""
    text = _without_comments(text)
    found = _IN_LINE.search(text)
    if found:
        return split_names(found["names"]) or _account(found["names"])
    parts = _PARTS.split(_unglued(text))
    if len(parts) > 1:
        for part in parts:
            if is_full_name(part) and not _is_dated(part) and not phrases_of(part):
                return (part,)
    return _run_beside_date(_unglued(text))


def names_with_roles(text: str) -> tuple[str, ...]:
    """Read "A B – Journalist", "A B Political Correspondent" and "A B 2 hours ago"."""
    if " " not in text or _goes_on_small(text) or not _MAY_HAVE_ROLE.search(text.lower()):
        return ()
    if _DIGIT_OR_AT.search(text) and _AGO.search(text):
        return full_names(_AGO.sub("", text))
    text = _unglued(text)
    head = re.split(r"\s+[-–—]\s+|\|", text, maxsplit=1)
    is_parted = len(head) == 2 and _ROLE.match(head[1].strip()) is not None
    name = head[0].strip() if is_parted else _ROLE_TAIL.sub("", text).strip(" ,|")
    return (name,) if name != text and is_full_name(name) and not phrases_of(name) else ()


def full_names(text: str) -> tuple[str, ...]:
    """Give the names of a line that holds nothing but full names, an agency's beside them perhaps."""
    if " " not in text or _goes_on_small(text):
        return ()
    bare = re.sub(r"\s*\(.*?\)", "", text) if "(" in text else text
    bare = _PLACE_TAIL.sub("", bare) if any(word in bare for word in _PLACE_WORDS) else bare
    parts = [part.strip() for part in _NAMES_APART.split(bare)]
    if len(parts) > _MAX_NAMES or not any(map(is_full_name, parts)):
        return ()
    return tuple(map(_once, parts)) if all(map(_is_full_or_agency, parts)) else ()


def _goes_on_small(text: str) -> bool:
    """Say whether a line's second word is in small letters as none in names is: most lines are sentences."""
    first, second = text.split(" ", 2)[:2]
    if not second[:1].islower() or second.rstrip(",") in _SMALL_SECONDS:
        return False
    return not first.endswith(",") and "/" not in first + second and "(" not in text


def desk_or_initials(text: str) -> tuple[str, ...]:
    """Read what signs an article below it: "AB-Redaktion", "ab, cd; Foto: ..."."""
    if _DESK.match(text):
        return (text,)
    found = _INITIALS.match(text)
    names = tuple(re.split(r"[,/]\s?", found.group())) if found else ()
    return () if set(names) & _NO_INITIALS else names


def reporters(text: str) -> tuple[str, ...]:
    """Read the names that Korean pages print before "reporter", and Chinese ones behind it."""
    named = _CHINESE.match(text) if text[:1] in _CHINESE_LEADS else None
    if named is None and ("者：" in text or "者:" in text or "文：" in text):
        named = _CHINESE_LABEL.search(text)
    if named:
        return (named[1],)
    return tuple(_KOREAN.findall(text)) if "기자" in text and len(text.split()) <= _KOREAN_WORDS else ()


def without_role(name: str) -> str:
    """Take off what Korean pages write behind a reporter's name."""
    return _KOREAN_ROLE.sub("", name)


def _without_comments(text: str) -> str:
    """Take off what blogs print behind a name; hardly a line holds its words."""
    lowered = text.lower()
    return _COMMENT_TAIL.sub("", text) if any(word in lowered for word in _COMMENT_WORDS) else text


def is_full_name(text: str) -> bool:
    """Say whether a text is a name of two to four words and nothing else."""
    return _MIN_NAME_WORDS <= len(text.split()) <= _MAX_NAME_WORDS and is_name(text)


def is_paper(text: str) -> bool:
    """Say whether a name ends as newspapers' do, not people's."""
    return _PAPER.search(text, max(0, len(text) - _PAPER_CHARS)) is not None


def is_agency(text: str) -> bool:
    """Say whether a text is an agency's name and nothing else."""
    return AGENCIES.fullmatch(text) is not None


def split_names(text: str) -> tuple[str, ...]:
    """Part "A B and C D, Agency" into names; parts that are no names are left out."""
    text = _without_comments(_DESK_TAIL.sub("", _PICTURE_TAIL.sub("", text)))
    text = _PREPOSITION_TAIL.sub("", _MONTH_TAIL.sub("", _DATE_TAIL.sub("", _unglued(text))))
    text = _AFTER_DASH.sub("", _OUTLET_TAIL.sub("", _PLACE_TAIL.sub("", text)))
    parts = [re.sub(r"\s*\(.*?\)", "", part).strip(" .,:-–|/") for part in _AND.split(text)]
    parts = [each for part in parts for each in _without_agency(part)]
    if parts and _ROLE.search(parts[0]):
        name = _ROLE_TAIL.sub("", parts[0])
        parts[0] = name if is_full_name(name) else parts[0]
    if not parts or not is_name(parts[0]):
        return ()
    names = [part for part in parts if is_name(part)]
    if any(len(name.split()) > 1 for name in names):  # a single word beside full names is a place
        names = [name for name in names if len(name.split()) > 1 or is_agency(name)]
    return tuple(dict.fromkeys(names))


def _without_agency(name: str) -> tuple[str, ...]:
    """Part "A B Associated Press" into name and agency."""
    agency = next((each for each in AGENCY_NAMES if " " in each and name.endswith(f" {each}")), "")
    person = name.removesuffix(agency).strip(" ,")
    return (person, agency) if agency and is_full_name(person) else (name,)


def is_name(text: str) -> bool:
    """Say whether a text may be a name: one to five words with capitals, no role among them."""
    words = text.split()
    if is_agency(text):
        return True
    if not 1 <= len(words) <= 5 or len(text) < 2 or words[0][0].islower():
        return False
    if len(words) == 1 and text.lower() in _DATE_WORDS:
        return False
    if len(words) > 1 and (words[0].lower() in _NO_FIRST or words[-1].lower() in _NO_LAST):
        return False
    if not all(map(_is_name_word, words)) or (len(words) > 1 and _NUMBERED.search(text)):
        return False
    lowered = [word.lower() for word in words]
    if not (_NETWORKS.isdisjoint(lowered) and _NO_WORDS.isdisjoint(lowered)):
        return False
    return not any(word.endswith(_NO_ENDS) for word in lowered) and _ROLE.search(text) is None


def _is_name_word(word: str) -> bool:
    return word in _SMALL or (_NAME_WORD.match(word) is not None and not word[0].islower())


def _once(name: str) -> str:
    """Give a name once that the layout shows twice."""
    words = name.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half and words[:half] == words[half:] else name


def _is_full_or_agency(text: str) -> bool:
    return is_full_name(text) or is_agency(text) or (len(text) <= 5 and text.isupper())


def _account(text: str) -> tuple[str, ...]:
    name = text.strip(" .,-–|")
    return (name,) if _ACCOUNT.match(name) else ()


def _unglued(text: str) -> str:
    """Part a role or a date from the name that a page's layout alone kept it from."""
    for joint in _GLUED.finditer(text):
        head, tail = text[: joint.start()], text[joint.start() :]
        first = re.split(r"\W", tail, maxsplit=1)[0].lower()
        if first in MONTHS or first in _NETWORKS or _ROLE_TAIL.match(f" {tail}"):
            return f"{head} | {tail}"
    return text


def _is_dated(text: str) -> bool:
    return any(map(str.isdigit, text))


def _run_beside_date(text: str) -> tuple[str, ...]:
    """Give the name among a dated line's words, where nothing else stands beside the date."""
    runs: list[list[str]] = [[]]
    for word in text.split():
        bare = word.strip(",.|()-–—·•:")
        is_date = not bare or _is_dated(bare) or bare.lower() in MONTHS or bare.lower() in _DATE_WORDS
        if is_date:
            runs.append([])
        else:
            runs[-1].append(bare)
    named = [" ".join(run) for run in runs if run]
    if len(named) != 1 or not is_full_name(named[0]) or phrases_of(named[0]):
        return ()
    return (named[0],)
