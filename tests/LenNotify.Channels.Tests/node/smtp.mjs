// A mail server and a reader of mail, neither of them ours: STARTTLS and login are required. Its port is the first line it writes;
// every mail that it takes is one line of JSON.
import { createInterface } from 'node:readline';
import { SMTPServer } from 'smtp-server';
import { simpleParser } from 'mailparser';

const lines = createInterface({ input: process.stdin });
lines.once('line', (line) => {
  const { key, cert, user, password } = JSON.parse(line);
  const server = new SMTPServer({
    key,
    cert,
    authMethods: ['PLAIN'],
    onAuth: (auth, session, done) => done(auth.username === user && auth.password === password ? null : new Error('wrong'), { user: auth.username }),
    onRcptTo: (address, session, done) => done(address.address.includes('nobody') ? Object.assign(new Error('5.1.1 no such mailbox'), { responseCode: 550 }) : null),
    onData: async (stream, session, done) => {
      const mail = await simpleParser(stream);
      console.log(JSON.stringify({
        session: session.id,
        secure: session.secure,
        protocol: session.transmissionType,
        user: session.user,
        envelope: [session.envelope.mailFrom.address, ...session.envelope.rcptTo.map((to) => to.address)],
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        from: mail.from.text,
        to: mail.to.text,
        messageId: mail.messageId,
        date: mail.date,
        headers: mail.headerLines.map((header) => header.key),
        listUnsubscribe: mail.headers.get('list'),
        attachments: mail.attachments.length,
      }));
      done();
    },
  });
  server.on('error', () => {});
  server.listen(0, 'localhost', () => console.log(server.server.address().port));
});
lines.on('close', () => process.exit(0));
