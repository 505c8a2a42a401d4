"""Invented stories for pages of many content systems, by language: headline, standfirst, paragraphs."""

# ruff: noqa: E501 - markup and prose as pages have them

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    headline: str
    standfirst: str
    paragraphs: tuple[str, ...]


FERRY = Story(
    "Lunde ferry to sail at night after pier row",
    "Island traders had asked for a late boat since the bakery fire in March",
    (
        "The last ferry from Lunde will leave at half past eleven from Monday, the harbour board decided after a "
        "meeting that lasted until dawn.",
        "“People here have waited four years for this boat,” said Marit Osk, who keeps the island's only pharmacy. "
        "“My night customers can stop sleeping on the pier.”",
        "The board had turned down the same plan twice because two captains would have to be hired. A survey among "
        "its passengers, published last week, showed that one in five missed the last boat each month.",
        "Harbour master Olof Tern said that the late boat would be tried until the end of September. He added that "
        "nobody had yet asked the lighthouse keeper, who sleeps beside the pier.",
        "The island's two hotels offered to pay for the fuel in July and August.",
    ),
)
SCHOOL = Story(
    "Brenmoor teachers win back their reading hour",
    "The council gave way after parents brought 900 books to its steps",
    (
        "Children in Brenmoor will read for an hour each morning again, the county's schools office announced on "
        "Tuesday, three months after it struck the hour from the timetable.",
        "Parents had carried some 900 books to the steps of the county hall last week and read to each other in "
        "the rain. The office's head, Dorian Pell, said the sight had “changed more minds than any letter”.",
        "The hour was dropped in January to make room for a course in accounting. Teachers said that pupils had "
        "borrowed a third fewer books since then.",
        "“We were told that nobody reads any more, and then the street was full of readers,” said Hanne Wick, who "
        "teaches at the school by the canal.",
        "The course in accounting will now be held on Thursday afternoons and will be voluntary.",
    ),
)
DAM = Story(
    "Inspectors find cracks in Corwen dam, order lake lowered by two metres",
    "Villages below the wall are told to keep bags packed",
    (
        "The lake above Corwen must be lowered by two metres before the autumn rains, state inspectors ordered on "
        "Wednesday, after divers found three cracks in the foot of the dam.",
        "“There is no danger today, and we want it to stay that way,” said the chief inspector, Lena Forsgard, at "
        "a news conference in the village hall.",
        "The cracks are as long as a hand and were not there two years ago. The dam was built in 1931 and feeds "
        "two mills and a power station that serves 12,000 homes.",
        "Farmers fear for their fields. Petr Halloran, who grows beans below the wall, said the river could not "
        "carry so much water in six weeks. “They will drown us slowly so as not to drown us fast,” he said.",
        "The state promised to pay for lost crops. It did not say how much.",
    ),
)
MARKET = Story(
    "Fish prices in Port Sel rise for a third week",
    "Storms keep the small boats at the quay, and buyers look inland",
    (
        "A kilo of herring cost 14 crowns at the Port Sel auction on Friday, two crowns more than a week ago and "
        "the most since records were first kept there.",
        "Only nine of the town's sixty boats went out this week, the fishermen's union said. Its chairwoman, Ada "
        "Brink, blamed the weather and the price of ice in equal parts.",
        "Restaurants have begun to buy trout from ponds in the hills. “My guests want fish, they do not ask where it "
        "swam,” said Ivo Lund, whose kitchen serves two hundred meals a day.",
        "The weather office expects the wind to drop on Sunday. Traders think that prices will follow by the middle "
        "of next week, if the ice plant is repaired by then.",
    ),
)
GERMAN = Story(
    "Stadtrat von Altenried stoppt die Seilbahn",
    "Nach neun Stunden Debatte fehlen zwei Stimmen – die Bürgermeisterin will nun die Bürger fragen",
    (
        "Die geplante Seilbahn über den Ried wird vorerst nicht gebaut. Der Stadtrat von Altenried lehnte das "
        "Vorhaben in der Nacht zum Donnerstag mit 21 zu 19 Stimmen ab.",
        "„Das ist ein schwarzer Tag für alle, die im Stau stehen“, sagte Bürgermeisterin Gerda Hollfeld nach der "
        "Sitzung. Sie kündigte an, die Bürger im Herbst selbst abstimmen zu lassen.",
        "Die Bahn sollte 34 Millionen Euro kosten und den Bahnhof mit dem Klinikum verbinden. Gegner hatten vor "
        "allem den Lärm der Stützen am Stadtpark beklagt.",
        "Der Fraktionschef der Freien Liste, Jannis Dörr, sprach von einem Sieg der Vernunft. Ein Bus, der "
        "pünktlich fahre, sei billiger und schneller zu haben.",
        "Das Land hatte bereits zwölf Millionen Euro zugesagt. Das Geld verfällt, wenn bis Ende März nicht gebaut wird.",
    ),
)
FRENCH = Story(
    "À Valmorel-sur-Aune, le marché de nuit reviendra en juin",
    "La mairie a cédé aux commerçants après deux mois de discussions",
    (
        "Le marché de nuit de Valmorel-sur-Aune, supprimé l'an dernier pour cause de bruit, reviendra sur la place "
        "des Tilleuls dès le premier samedi de juin, a annoncé la mairie mardi.",
        "« Nous avons entendu les habitants, et nous avons aussi entendu les caisses vides », a déclaré le maire, "
        "Étienne Varlot, devant une centaine de commerçants.",
        "Le marché fermera désormais à 23 heures, une heure plus tôt qu'auparavant. Les musiciens devront jouer sans "
        "amplificateur, et les camions n'auront plus accès à la place.",
        "Pour Solène Guivarc'h, qui vend du miel depuis vingt ans, la décision arrive juste à temps. « Une saison "
        "de plus sans marché, et je fermais », confie-t-elle.",
        "Deux riverains ont fait savoir qu'ils saisiraient le tribunal administratif.",
    ),
)
SPANISH = Story(
    "Villarrubia recupera el tren de los miércoles",
    "El gobierno regional pagará la mitad del servicio durante tres años",
    (
        "El tren que cada miércoles unía Villarrubia con la costa volverá a circular en septiembre, según anunció "
        "este lunes la consejera de Transportes, Amparo Ledesma.",
        "“No es nostalgia, es gente que necesita llegar al hospital”, dijo Ledesma durante una visita a la estación, "
        "cerrada desde hace seis años.",
        "El gobierno regional pagará la mitad del coste durante tres años. El resto correrá a cargo de los nueve "
        "municipios por los que pasa la línea.",
        "El alcalde de Villarrubia, Tomás Arce, calculó que unas 300 personas usarán el tren cada semana y pidió que "
        "los billetes se vendan también en las farmacias.",
        "La oposición criticó que el anuncio llegara a dos semanas de las elecciones.",
    ),
)
PORTUGUESE = Story(
    "Prefeitura de Monte Claro fecha ponte depois de rachaduras",
    "Desvio aumenta em quarenta minutos o caminho até o hospital",
    (
        "A prefeitura de Monte Claro interditou nesta quinta-feira a ponte sobre o rio das Antas, depois que "
        "engenheiros encontraram rachaduras em dois pilares.",
        "“Não vamos brincar com a vida de ninguém”, disse o prefeito Anselmo Dutra em entrevista à imprensa. Segundo "
        "ele, a obra deve durar pelo menos cinco meses.",
        "Cerca de 8 mil veículos passam pela ponte todos os dias. O desvio pela estrada velha aumenta em quarenta "
        "minutos o caminho até o hospital regional.",
        "Moradores da margem norte pediram uma balsa gratuita enquanto durar a reforma. A prefeitura prometeu uma "
        "resposta até a próxima semana.",
    ),
)
ITALIAN = Story(
    "San Velio, riapre dopo dieci anni il teatro sul lago",
    "Il restauro è costato sei milioni, metà dei quali raccolti dagli abitanti",
    (
        "Il teatro sul lago di San Velio riaprirà sabato con un concerto gratuito, dieci anni dopo l'incendio che ne "
        "aveva distrutto il tetto.",
        "«È una promessa mantenuta da tutto il paese», ha detto la sindaca, Ornella Brusati, durante la presentazione "
        "del programma. «Metà dei soldi li hanno messi gli abitanti.»",
        "Il restauro è costato sei milioni di euro. I posti sono 420, trenta in meno di prima, perché la legge chiede "
        "corridoi più larghi.",
        "Il direttore artistico, Livio Sant'Andrea, ha annunciato una stagione di quaranta serate e prezzi ridotti "
        "per chi ha meno di venticinque anni.",
    ),
)
RUSSIAN = Story(
    "В Заречном городке вернут ночной трамвай",
    "Мэрия выделила деньги на два состава",
    (
        "Ночной трамвай снова выйдет на линию в Заречном городке с первого сентября, сообщила в среду пресс-служба "
        "мэрии.",
        "«Люди после смены должны попадать домой, а не ждать рассвета на остановке», — заявил глава городка Семён "
        "Кольцов на встрече с жителями.",
        "По его словам, деньги выделены на два состава, которые будут ходить каждые сорок минут. Проезд будет стоить "
        "столько же, сколько и днем.",
        "Трамвай отменили три года назад из-за нехватки водителей. Директор депо Вера Лучинина рассказала, что за "
        "весну удалось обучить двенадцать человек.",
    ),
)
ARABIC = Story(
    "بلدية وادي الزهر تعيد فتح السوق القديم بعد ترميمه",
    "التجار يعودون إلى محالهم بعد غياب عامين",
    (
        "أعلنت بلدية وادي الزهر، اليوم الخميس، إعادة فتح السوق القديم أمام الزوار بعد عامين من أعمال الترميم التي "
        "شملت السقف والأبواب الخشبية.",
        "وقال رئيس البلدية سامر النجار في مؤتمر صحفي إن السوق «سيبقى ملكا لأهله»، مضيفا أن الإيجارات لن ترتفع قبل "
        "خمس سنوات.",
        "وبلغت كلفة المشروع نحو ثلاثة ملايين دينار، دفعت الدولة نصفها، بينما جمع التجار بقية المبلغ من تبرعات "
        "المغتربين.",
        "وأوضحت ليلى الحمدان، وهي صاحبة متجر للعطور، أن الزبائن بدأوا بالعودة منذ الصباح، وأنها تأمل أن يستمر "
        "الإقبال بعد انتهاء العطلة.",
    ),
)
HINDI = Story(
    "सूरजपुरा में बंद पड़ा पुस्तकालय फिर खुलेगा",
    "नगर परिषद ने मरम्मत के लिए दो करोड़ रुपये दिए",
    (
        "सूरजपुरा का पुराना पुस्तकालय अगले महीने से पाठकों के लिए फिर खुल जाएगा। नगर परिषद ने सोमवार को इसकी मरम्मत "
        "के लिए दो करोड़ रुपये मंजूर किए।",
        "परिषद की अध्यक्ष कावेरी सोलंकी ने कहा, “बच्चों को पढ़ने के लिए अब शहर से बाहर नहीं जाना पड़ेगा।” उन्होंने "
        "बताया कि नई किताबें भी खरीदी जाएंगी।",
        "पुस्तकालय की छत चार साल पहले बारिश में गिर गई थी। तब से करीब तीस हजार किताबें एक गोदाम में रखी हैं।",
        "स्थानीय शिक्षक मोहन दुबे ने बताया कि विद्यार्थियों ने इसके लिए पांच हजार लोगों के हस्ताक्षर जुटाए थे।",
    ),
)
CHINESE = Story(
    "青溪镇老桥修复完工 周末恢复通行",
    "工程历时两年，保留了原有石栏",
    (
        "青溪镇政府周四宣布，镇上建于一百二十年前的石桥已经修复完工，本周六上午起恢复行人通行，车辆仍须绕行新桥。",
        "镇长林远舟在新闻发布会上说：“我们保留了每一块还能用的石头，老人们会认得它。”他表示，工程共花费八百万元，其中三分之一来自居民捐款。",
        "这座桥两年前因洪水冲毁两个桥墩而关闭。工程师发现，桥下的木桩仍然坚固，因此决定在原址修复，而不是重建。",
        "附近的茶馆老板周小满说，桥封闭以后客人少了一半，她希望周末能看到游客回来。",
    ),
)
JAPANESE = Story(
    "白浜町、夜行バスを来月再開へ 利用者の声受け",
    "運転手不足で三年間休止",
    (
        "白浜町は十二日、三年前から休止している夜行バスの運行を来月一日に再開すると発表した。一日二往復で、料金は休止前と同じ千二百円とする。",
        "町長の高瀬みのり氏は記者会見で「病院に通う方々の声が一番大きかった」と述べ、運転手六人を新たに採用したことを明らかにした。",
        "夜行バスは運転手の不足を理由に休止され、町には再開を求める手紙が四百通以上届いていた。",
        "町内で食堂を営む男性は「朝一番の客が戻ってくる」と期待を寄せる。町は秋に利用状況を調べ、増便するかどうかを決める方針だ。",
    ),
)
TURKISH = Story(
    "Karaçay köprüsü iki yıl sonra yeniden açılıyor",
    "Belediye, onarım için 40 milyon lira harcadı",
    (
        "Selde yıkılan Karaçay köprüsü cumartesi günü yeniden trafiğe açılıyor. Belediye, onarımın beklenenden üç ay "
        "önce bittiğini duyurdu.",
        "Belediye Başkanı Nermin Akova, “Çocuklarımız artık okula gitmek için dağı dolaşmayacak” dedi ve emeği "
        "geçen işçilere teşekkür etti.",
        "Onarım için 40 milyon lira harcandı. Köprüden günde yaklaşık altı bin araç geçmesi bekleniyor.",
        "Bölge esnafından Halil Sönmez, iki yıldır kapalı olan çarşının canlanacağını umduğunu söyledi.",
    ),
)
PERSIAN = Story(
    "کتابخانه مهرآباد پس از سه سال بازگشایی می‌شود",
    "شهرداری هزینه بازسازی را پرداخت کرد",
    (
        "کتابخانه عمومی مهرآباد که سه سال پیش در پی سیل بسته شده بود، از هفته آینده دوباره به روی مردم باز می‌شود، "
        "شهردار این شهر روز شنبه اعلام کرد.",
        "بهرام فروغی، شهردار مهرآباد، به خبرنگاران گفت: «بچه‌های این شهر سه سال است منتظر این روز هستند.»",
        "به گفته او بازسازی ساختمان بیش از پنجاه میلیارد تومان هزینه داشته و نیمی از آن را مردم پرداخته‌اند.",
        "مینا صدری، کتابدار این مرکز، می‌گوید بیست هزار جلد کتاب از سیل نجات یافته و ده هزار جلد تازه خریداری شده است.",
    ),
)
