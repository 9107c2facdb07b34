from django.db import migrations, models
import django.core.validators

USUAL_BEFORE, USUAL_NOW = "#b88a1b", "#0d4f5c"


def follow_the_usual_colour(apps, schema_editor):
    """It used to colour lines only; whoever never chose keeps the buttons and links they had."""
    settings = apps.get_model("campaigns", "CampaignSettings")
    settings.objects.filter(accent=USUAL_BEFORE).update(accent=USUAL_NOW)


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0002_initial")]

    operations = [
        migrations.AlterField(
            model_name="campaignsettings",
            name="accent",
            field=models.CharField(
                default=USUAL_NOW,
                help_text="For buttons, links and lines, as #b88a1b. Gold stays for the award.",
                max_length=7,
                validators=[
                    django.core.validators.RegexValidator(
                        "^#[0-9a-fA-F]{6}$", "Write the colour as # and six characters."
                    )
                ],
                verbose_name="accent colour",
            ),
        ),
        migrations.RunPython(follow_the_usual_colour, migrations.RunPython.noop),
    ]
