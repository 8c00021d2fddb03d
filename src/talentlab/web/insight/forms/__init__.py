"""What readers may ask for in an address, checked before anything is drawn."""

from talentlab.web.insight.forms.accuracy import AccuracyForm
from talentlab.web.insight.forms.education import BalanceForm, EducationForm
from talentlab.web.insight.forms.occupation_comparison import OccupationComparisonForm
from talentlab.web.insight.forms.occupation_list import OccupationListForm
from talentlab.web.insight.forms.people import ChoiceForm, ComparisonForm
from talentlab.web.insight.forms.revisions import RevisionForm
from talentlab.web.insight.forms.seat_plans import SeatPlanForm
from talentlab.web.insight.forms.work import OccupationForm, WorkForm

__all__ = [
    "AccuracyForm",
    "BalanceForm",
    "ChoiceForm",
    "ComparisonForm",
    "EducationForm",
    "OccupationComparisonForm",
    "OccupationForm",
    "OccupationListForm",
    "RevisionForm",
    "SeatPlanForm",
    "WorkForm",
]
