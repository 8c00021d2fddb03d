"""What can be wrong with the files of a survey, and what to do about it."""

from typing import Final

from talentlab.vocab.text import Text

NO_ID: Final = Text(
    sv="arbetsställets nummer saknas; fyll i det",
    en="the number of the workplace is missing; fill it in",
)
PERSONAL: Final = Text(
    sv="ser ut som ett personnummer; ge arbetsstället ett annat nummer i alla filer",
    en="looks like a personal identity number; give the workplace another number in all files",
)
ID_TWICE: Final = Text(
    sv="numret finns på en tidigare rad; behåll en rad per arbetsställe",
    en="the number stands in an earlier row; keep one row for each workplace",
)
NOT_AN_INDUSTRY: Final = Text(
    sv="är ingen näringsgren i SNI 2007; skriv bokstaven eller minst två siffror",
    en="is no industry in SNI 2007; write the letter or at least two digits",
)
NOT_A_SECTOR: Final = Text(sv="skriv private eller public", en="write private or public")
NOT_EMPLOYEES: Final = Text(
    sv="skriv antalet anställda som ett heltal, 0 till 10 miljoner",
    en="write the number of employees as a whole number, 0 to 10 million",
)
NOT_A_MUNICIPALITY: Final = Text(
    sv="är ingen kommun; skriv koden med fyra siffror eller namnet",
    en="is no municipality; write the four-digit code or the name",
)
NOT_A_SELECTION: Final = Text(
    sv="skriv take_all, drawn, not_drawn, outside eller closed, som planen gör",
    en="write take_all, drawn, not_drawn, outside or closed, as the plan does",
)
NOBODY_TO_ASK: Final = Text(
    sv="inget arbetsställe har minst två anställda, så ingen finns att fråga",
    en="no workplace has two employees or more, so there is nobody to ask",
)
TOO_FEW_TO_ASK: Final = Text(
    sv="färre än så kan inte frågas: alla stora och offentliga, och minst två i varje grupp av de "
    "andra; höj --sample-size till minst detta",
    en="fewer than this cannot be asked: all large and public ones, and at least two in each group "
    "of the others; raise --sample-size to at least this",
)
NOT_IN_PLAN: Final = Text(
    sv="numret finns inte i planen; rätta det, eller ta bort svaret",
    en="the number is not in the plan; correct it, or take the answer out",
)
NOT_ASKED: Final = Text(
    sv="arbetsstället frågades inte enligt planen; ett svar som ingen drog ut går inte att räkna "
    "upp, så ta bort det eller rätta selection",
    en="the plan says that the workplace was not asked; an answer that nobody drew cannot be "
    "grossed up, so take it out or correct selection",
)
NOT_AN_OCCUPATION: Final = Text(
    sv="är inget yrke i SSYK 2012; skriv tre eller fyra siffror, 0002 om yrket inte går att "
    "avgöra, eller none om ingen behövs",
    en="is no occupation in SSYK 2012; write three or four digits, 0002 if the occupation cannot "
    "be told, or none if nobody is needed",
)
MIXED_DIGITS: Final = Text(
    sv="andra yrken i filen har fler eller färre siffror; skriv alla lika fint",
    en="other occupations in the file have more digits or fewer; write all equally finely",
)
NOT_A_HORIZON: Final = Text(sv="skriv 0, 1, 3 eller 5 år", en="write 0, 1, 3 or 5 years")
NOT_A_NUMBER: Final = Text(
    sv="skriv ett antal, 0 till 10 miljoner, med decimalpunkt, eller lämna tomt",
    en="write a number, 0 to 10 million, with a decimal point, or leave it empty",
)
NOT_A_RANGE: Final = Text(
    sv="low och high hör ihop, och low ≤ best ≤ high; rätta raden",
    en="low and high belong together, and low ≤ best ≤ high; correct the row",
)
NONE_WITH_MORE: Final = Text(
    sv="none betyder att ingen behövs; låt övriga celler vara tomma och ta bort arbetsställets "
    "andra rader",
    en="none means that nobody is needed; leave the other cells empty and take out the other rows "
    "of the workplace",
)
ANSWER_TWICE: Final = Text(
    sv="samma arbetsställe, yrke, horisont och händelse finns på en tidigare rad; behåll en",
    en="the same workplace, occupation, horizon and event stand in an earlier row; keep one",
)
NO_SUCH_HORIZON: Final = Text(
    sv="raden för så många år framåt saknas, fast andra har den; skriv 0 om ingen behövs, eller en "
    "rad med tomma antal om frågan inte besvarades",
    en="the row for so many years ahead is missing, though others have it; write 0 if nobody is "
    "needed, or a row with empty numbers if the question was not answered",
)
TOO_FEW_ANSWERS: Final = Text(
    sv="arbetsställen har svarat för den horisonten, och färre än fem säger inget om resten; "
    "påminn, eller ta bort horisonten",
    en="workplaces have answered for that horizon, and fewer than five say nothing about the rest; "
    "send a reminder, or take the horizon out",
)
NO_NEEDS: Final = Text(
    sv="arbetsställen har svarat och ingen behöver någon, så det finns inget att räkna upp; är det "
    "verkligen svaret, skriv en rad med noll för ett vanligt yrke",
    en="workplaces have answered and none needs anybody, so there is nothing to gross up; if that "
    "really is the answer, write a row with zero for a common occupation",
)
