"""How right we have been about numbers like the one at hand, whatever is forecast.

``_record.html`` shows a record in sentences, ``_outcomes.html`` its earlier forecasts in a table.
"""

from talentlab.web.insight.presenters.record.employees import record_of_occupation
from talentlab.web.insight.presenters.record.model import Record
from talentlab.web.insight.presenters.record.residents import outcomes_of, record_of_area

__all__ = ["Record", "outcomes_of", "record_of_area", "record_of_occupation"]
