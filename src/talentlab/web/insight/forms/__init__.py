"""What readers may ask for in an address, checked before anything is drawn."""

from talentlab.web.insight.forms.accuracy import AccuracyForm
from talentlab.web.insight.forms.occupation import OccupationForm
from talentlab.web.insight.forms.people import ChoiceForm, ComparisonForm

__all__ = ["AccuracyForm", "ChoiceForm", "ComparisonForm", "OccupationForm"]
