// Node's ws as a client, for the tests: node ws-client.js PATH_OF_WS URL [OPTIONS...]
//
// Without options it does one thing of each kind. With options, each being ws's options for permessage-deflate as JSON,
// it connects once for each of them, and says how many echoes were the same as what was sent.
const { WebSocket } = require(process.argv[2]);
const crypto = require('crypto');

const url = process.argv[3];
const SIZES = [0, 1, 125, 126, 65535, 65536, 1 << 20];

function open(options) {
  return new Promise((resolve, reject) => {
    const peer = new WebSocket(url, { perMessageDeflate: options ? { threshold: 0, ...options } : false });
    peer.on('open', () => resolve(peer));
    peer.on('error', reject);
  });
}

const next = (peer, event) => new Promise((resolve) => peer.once(event, (...values) => resolve(values)));

/// Half of it can be compressed, the other half cannot.
function sample(size) {
  return Buffer.concat([Buffer.alloc(size - (size >> 1), 'wirelight '), crypto.randomBytes(size >> 1)]);
}

async function echo(peer, data, isBinary, fragmented) {
  const answer = next(peer, 'message');
  if (fragmented) {
    const third = Math.floor(data.length / 3);
    peer.send(data.subarray(0, third), { binary: isBinary, fin: false });
    peer.send(data.subarray(third, 2 * third), { binary: isBinary, fin: false });
    peer.send(data.subarray(2 * third), { binary: isBinary });
  } else {
    peer.send(data, { binary: isBinary });
  }
  const [back, backIsBinary] = await answer;
  return backIsBinary === isBinary && data.equals(back);
}

async function echoAll(peer) {
  let same = 0;
  let different = 0;
  for (const size of SIZES) {
    const text = Buffer.alloc(size, 'wirelight ');
    for (const fragmented of [false, true]) {
      for (const isBinary of [false, true]) {
        (await echo(peer, isBinary ? sample(size) : text, isBinary, fragmented)) ? same++ : different++;
      }
    }
  }
  return `${same} same, ${different} different`;
}

async function oneOfEachKind() {
  const peer = await open(null);
  console.log(await echoAll(peer));
  console.log(`characters ${await echo(peer, Buffer.from('wörld 水 😀'), false, false)}`);
  peer.ping('hi');
  console.log(`pong ${(await next(peer, 'pong'))[0]}`);
  console.log('ready');
  const [code, reason] = await next(peer, 'close');
  console.log(`closed by the server ${code} ${reason}`);
  const other = await open(null);
  other.close(4002, 'enough');
  const [answer] = await next(other, 'close');
  console.log(`closed by the client ${answer}`);
}

async function main() {
  if (process.argv.length === 4) {
    return oneOfEachKind();
  }
  for (const options of process.argv.slice(4)) {
    const peer = await open(JSON.parse(options));
    console.log(`${options} ${peer.extensions || 'not compressed'}: ${await echoAll(peer)}`);
    peer.close(1000);
    await next(peer, 'close');
  }
  console.log('done');
}

main().catch((error) => {
  console.log(`failed: ${error}`);
  process.exit(1);
});
