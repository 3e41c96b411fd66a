// Node's ws as a server that takes messages and says nothing: node ws-silent-server.js PATH_OF_WS PORT
const { WebSocketServer } = require(process.argv[2]);

new WebSocketServer({ host: '127.0.0.1', port: Number(process.argv[3]), perMessageDeflate: false });
