// Node's ws talks to an echo, for a capture: node ws-talk.js PATH_OF_WS URL plain|short|deflate|deflate-no-takeover|long
const { WebSocket } = require(process.argv[2]);

const [url, kind] = process.argv.slice(3);
const compressed = { threshold: 0 };
const perMessageDeflate = {
  deflate: compressed,
  'deflate-no-takeover': { ...compressed, clientNoContextTakeover: true, serverNoContextTakeover: true },
}[kind] || false;
const peer = new WebSocket(url, kind === 'plain' ? ['chat', 'superchat'] : [], { perMessageDeflate });
const next = (event) => new Promise((resolve) => peer.once(event, resolve));

async function echo(data, options = {}) {
  const answer = next('message');
  peer.send(data, options);
  await answer;
}

async function fragmented(parts) {
  const answer = next('message');
  parts.forEach((part, i) => peer.send(part, { fin: i === parts.length - 1, binary: false }));
  await answer;
}

async function talk() {
  await next('open');
  if (kind === 'long') {
    peer.send(Buffer.alloc(65536, 'wirelight '));
  } else if (kind === 'short') {
    await echo('hello');
    await echo(Buffer.from([0, 255, 1]));
  } else {
    for (const text of ['hello', '', 'grüß dich, 世界 🌍', 'a'.repeat(125), 'b'.repeat(126), 'hello hello hello']) {
      await echo(text);
    }
    await echo(Buffer.from(Array.from({ length: 256 }, (_, i) => i)));
    await fragmented(['Hel', 'lo, ', '', 'world']);
    await fragmented(['wirelight '.repeat(30), 'wirelight '.repeat(30)]);
    const pong = next('pong');
    peer.ping('are you there?');
    await pong;
    peer.pong('nobody asked');
  }
  peer.close(kind === 'deflate' ? 1000 : 4001, kind === 'deflate' ? '' : 'enough');
  await next('close');
}

talk().catch((error) => {
  console.log(`failed: ${error}`);
  process.exit(1);
});
