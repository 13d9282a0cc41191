"""A real SMTP server (aiosmtpd, Debian's python3-aiosmtpd) for the tests.

usage: smtp_server.py CERTIFICATE KEY USER PASSWORD

Listens on three free ports of 127.0.0.1: one demands STARTTLS and then AUTH, one is TLS from the first byte and demands AUTH, one has
neither. Writes one JSON line for each event: the ports, then every mail, read by Python's own e-mail parser. The local part of the
recipient says what becomes of a mail:

  busy-2    450 for the first two tries, then taken         lost    taken, and the line cut before the answer, once
  gone      550 5.1.1, no such mailbox                      spam    554 5.7.1 after the content
  policy    550 5.7.1, this server may not send there       full    552 5.2.2 once, then taken
  others    taken
"""
import asyncio
import base64
import collections
import email
import email.policy
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult


def say(**event):
    print(json.dumps(event), flush=True)


class Post:
    tries = collections.Counter()

    def __init__(self, secure):
        self.secure = secure

    def tls(self, session):
        return self.secure or session.ssl is not None

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        say(event="hello", name=hostname, tls=self.tls(session))
        return responses

    async def handle_MAIL(self, server, session, envelope, address, options):
        say(event="sender", tls=self.tls(session))
        envelope.mail_from = address
        return "250 2.1.0 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        self.tries[address] += 1
        kind, _, figure = address.split("@")[0].partition("-")
        if kind == "busy" and self.tries[address] <= int(figure):
            return "450 4.2.1 <%s> is busy, try again" % address
        if kind == "gone":
            return "550 5.1.1 <%s> does not live here" % address
        if kind == "policy":
            return "550 5.7.1 <%s> relaying denied" % address
        if kind == "full" and self.tries[address] == 1:
            return "552 5.2.2 <%s> is over quota" % address
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):
        to = envelope.rcpt_tos[0]
        kind = to.split("@")[0]
        if kind == "spam":
            return "554 5.7.1 not wanted"
        self.tell(session, envelope)
        if kind == "lost" and self.tries[to] == 1:
            server.transport.abort()
        return "250 2.0.0 queued"

    def tell(self, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        body = mail.get_body(preferencelist=("plain",))
        say(
            event="mail",
            sender=envelope.mail_from,
            to=envelope.rcpt_tos,
            tls=self.tls(session),
            user=session.auth_data.login.decode() if session.auth_data else None,
            subject=str(mail["Subject"]),
            headers=[[name, str(value)] for name, value in mail.items()],
            defects=[str(defect) for part in mail.walk() for defect in part.defects],
            kind=mail.get_content_type(),
            text=body.get_content(),
            files=[
                {"name": part.get_filename(), "type": part.get_content_type(), "bytes": base64.b64encode(part.get_content()).decode()}
                for part in mail.iter_attachments()
            ],
            raw=base64.b64encode(envelope.content).decode(),
        )


async def main(certificate, key, user, password):
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(certificate, key)

    def judge(server, session, envelope, mechanism, given):
        good = (given.login, given.password) == (user.encode(), password.encode())
        return AuthResult(success=good, handled=False, auth_data=given)

    async def listen(secure, **options):
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: SMTP(Post(secure is not None), hostname="mail.test", loop=loop, **options), "127.0.0.1", 0, ssl=secure)
        return server, server.sockets[0].getsockname()[1]

    starttls, starttls_port = await listen(None, tls_context=tls, require_starttls=True, auth_required=True, authenticator=judge)
    implicit, tls_port = await listen(tls, auth_required=True, auth_require_tls=False, authenticator=judge)
    plain, plain_port = await listen(None)
    say(event="listening", starttls=starttls_port, tls=tls_port, plain=plain_port)
    await asyncio.Event().wait()


asyncio.run(main(*sys.argv[1:]))
