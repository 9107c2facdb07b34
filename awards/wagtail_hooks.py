"""The award in the admin."""

from wagtail_modeladmin.options import modeladmin_register

from awards.admin import LaureateAdmin, NominationAdmin

modeladmin_register(NominationAdmin)
modeladmin_register(LaureateAdmin)
