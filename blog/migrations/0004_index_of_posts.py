import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('blog', '0003_tables'),
    ]

    operations = [
        migrations.AlterField(
            model_name='blogpost',
            name='date',
            field=models.DateField(default=django.utils.timezone.localdate, help_text='The date readers see. Posts stand in this order.', verbose_name='date'),
        ),
        migrations.AddIndex(
            model_name='blogpost',
            index=models.Index(fields=['date', 'page_ptr'], name='blog_post_by_date_and_key'),
        ),
    ]
