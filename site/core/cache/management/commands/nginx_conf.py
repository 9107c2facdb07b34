"""Print nginx's configuration for this installation."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from core.cache.nginx import Front, configuration


class Command(BaseCommand):
    help = "Print the configuration of nginx for these settings: manage.py nginx_conf > /etc/nginx/conf.d/campagne.conf"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--app", default=Front.app, help="where the web process listens")
        parser.add_argument("--listen", default="", help="an address for plain HTTP, where TLS ends before nginx")
        parser.add_argument("--certificate", default=Front.certificate)
        parser.add_argument("--key", default=Front.key)

    def handle(self, *args: Any, **options: Any) -> None:
        front = Front(
            hosts=[host for host in settings.ALLOWED_HOSTS if host != "*"],
            app=options["app"],
            listen=options["listen"],
            certificate=options["certificate"],
            key=options["key"],
        )
        self.stdout.write(configuration(front), ending="")
