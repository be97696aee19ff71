"""The words of composed threads: names of every style, bodies, an article; all invented."""

from typing import Final

NAMES: Final = {
    "full": ("Mara Ostrel", "Jonas Pell", "Ida Venn", "Tobin Karsh", "Lea Marwick", "Orrin Dahl",
             "Petra van Holt", "Rui Calder", "Sanna Wik", "Hugh O'Dara", "Nela Brandt", "Amos Tierney"),
    "single": ("Mara", "Tobin", "Lea", "Ravenna", "Jonas", "Orrin", "Petra", "Hedda", "Sanna", "Quill",
               "Nela", "Amos"),
    "handle": ("tidewatch77", "mill_hand3", "greyheron12", "kiln_9", "Ferry2040", "oldquay_61", "saltpan8",
               "R00kery", "driftline_2", "NorthPier44", "bellows19", "harrow_x5"),
    "lower": ("quayside", "saltmarsh", "lanternfish", "ploughman", "redkettle", "wharfcat", "millrace",
              "fogbank", "shorebird", "oatfield", "tinwhistle", "barleymow"),
    "cyrillic": ("Мира Остель", "Тимур Карш", "Лея Марова", "Орест Даль", "Нела Бранко", "Пётр Вельт",
                 "Санна Вик", "Юнас Пелль", "Ида Венн", "Рада Кольт", "Ася Тирн", "Хедда Рой"),
    "arabic": ("مريم الوادي", "سامر حلو", "ليلى النهر", "طارق بيدر", "نادر سهل", "هالة مرسى",
               "ريم الساحل", "كريم دلب", "جود صفا", "زينة ورد", "باسل غدير", "عمر نبع"),
    "initials": ("M. Ostrel", "J.P. Karsh", "Ida V.", "T. K.", "Lea M.", "O. Dahl", "R. T. Calder",
                 "Sanna W.", "H. Dara", "Nela B.", "A. Tierney", "P. Holt"),
    "organisation": ("Ostrel Ferry Watch", "Friends of Venn Quay", "Karsh Hill Growers", "The Marwick Choir",
                     "Dahl & Sons", "Pell Rowing Club", "Harbour Users Group", "Calder Books",
                     "Wik Bay Cyclists", "Holt Allotments", "Brandt Bakery", "Tierney Taxis"),
}  # fmt: skip
MIXED: Final = ("full", "single", "handle", "lower", "initials", "organisation")
UNNAMED: Final = ("Anonymous", "Guest", "Anonymous")
PLACES: Final = ("Ostrel Bay", "Karsh", "Upper Venn", "Marwick", "Port Dahl")
FLAIRS: Final = ("Ferry Regular", "Harbour Ward", "Allotment Holder", "Night Shift")
BADGES: Final = ("Author", "Moderator", "Top contributor", "Subscriber", "Verified")
MONTHS: Final = ("January", "March", "May", "August", "October", "December")
BODIES: Final = (
    "I walked past the ferry steps at dusk and the lamps were still out; somebody signed it off unseen.",
    "The council knew about the crack since spring. My neighbour reported it twice and got the same form letter.",
    "We should wait for the survey before anybody talks about closing the bridge.",
    "Does anyone know whether the night bus will run while the ramp is shut?",
    "Thank you for a fair piece. The photograph of the old kiln took me back forty years.",
    "this is the third time they promise it and nothing ever happens, same as the pool",
    "My sister works at the pumps. She says the alarm went off long before the water. Nobody came.",
    "Not convinced. The figures in the table do not add up to the total in the headline.",
    "I was there and saw two boats, not three; the third came in after the siren had stopped.",
    "They could open the west gate tomorrow if they wanted to, it only needs a key.",
    "You would think that after the last flood somebody had bought a second pump.",
    "A good idea, badly explained. Put the map online and people will see the point of it.",
    "If the fare goes up again I will take the long way round by road.",
    "The dredger left on Sunday and the silt is already back, as every skipper here could have told them.",
)  # fmt: skip
SAYINGS: Final = (
    "Nonsense.",
    "Agreed.",
    "Finally!",
    "Source?",
    "Exactly this.",
    "No.",
    "lol",
    "Shameful",
    "Yes, please!",
)
TRICKY: Final = (
    "To be clear: Mara Ostrel said on 3 May 2041 that the ramp was safe, and it was not.",
    "Two points: first, the tide table. Second, the minutes of 14 March, where Jonas Pell voted for it.",
    "As Tobin Karsh wrote last week: the lamps went out at 21:40. I have nothing to add.",
    'Read the report, page 12: "no inspection took place after August". That is all.',
    "In 2038 it was 40 metres, in 2040 only 31. Draw your own conclusions.",
)  # fmt: skip
ARTICLE: Final = (
    ("Ferry ramp stays shut after second crack", "By Hanne Rolv", "12 April 2041"),
    (
        "The ramp at the east quay of Ostrel will stay shut until May, the harbour office said on Monday.",
        "“We will not open it before the steel has been tested,” harbour master Edda Korn said.",
    ),
    (
        "What comes next",
        "A survey is due on Friday. Councillor Pim Astor called it “a precaution, nothing more”.",
        "Korn said: “Nobody was in danger at any time.” The ferry carries about 900 people a day.",
    ),
)
