// An echo server with Node's ws, for the tests: node ws-server.js PATH_OF_WS
//
// Says `Listening on port 12345`, and ends when its standard input does. The query of a URL may be ws's options for
// permessage-deflate as JSON; with `fragments` in them too, echoes come in three fragments.
const http = require('http');
const { WebSocketServer } = require(process.argv[2]);

const LARGEST_MESSAGE = 16 << 20;

const server = http.createServer();
server.on('upgrade', (request, socket, head) => {
  const query = decodeURIComponent(request.url.split('?')[1] || '');
  const options = query ? JSON.parse(query) : null;
  const endpoint = new WebSocketServer({
    noServer: true,
    perMessageDeflate: options ? { threshold: 0, ...options } : false,
    maxPayload: LARGEST_MESSAGE,
  });
  endpoint.handleUpgrade(request, socket, head, (peer) => converse(peer, options !== null && options.fragments));
});
server.listen(0, '127.0.0.1', () => console.log(`Listening on port ${server.address().port}`));
process.stdin.resume().on('end', () => process.exit(0));

function converse(peer, fragments) {
  peer.on('error', () => {}); // a broken rule: ws closes with its code, which is what the tests look at
  peer.on('close', (code, reason) => console.log(`closed ${code} ${reason}`));
  let asked = null;
  peer.on('pong', (payload) => {
    if (payload.toString() === asked) { // not one that nobody asked for
      peer.send(`ponged ${payload}`);
    }
  });
  peer.on('message', (data, isBinary) => {
    const text = isBinary || data.length > 100 ? '' : data.toString();
    if (text === 'fragments') {
      peer.send('frag', { fin: false });
      peer.send('men', { fin: false });
      peer.send('ts');
    } else if (text.startsWith('ping ')) {
      asked = text.substring(5);
      peer.ping(asked);
    } else if (text.startsWith('close ')) {
      peer.close(Number(text.substring(6, 10)), text.substring(11));
    } else if (fragments) {
      const third = Math.floor(data.length / 3);
      peer.send(data.subarray(0, third), { binary: isBinary, fin: false });
      peer.send(data.subarray(third, 2 * third), { binary: isBinary, fin: false });
      peer.send(data.subarray(2 * third), { binary: isBinary });
    } else {
      peer.send(data, { binary: isBinary });
    }
  });
}
