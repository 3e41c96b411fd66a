// Node's HTTP server with bodies of every kind: node http-server.js PORT
const http = require('http');
const zlib = require('zlib');

http.createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    response.setHeader('Server', 'node');
    switch (request.url) {
      case '/chunked':
        response.setHeader('Trailer', 'X-Sum');
        response.write('one ');
        response.write('two ');
        response.addTrailers({ 'X-Sum': '7' });
        response.end('three');
        break;
      case '/gzip':
        response.setHeader('Content-Encoding', 'gzip');
        response.end(zlib.gzipSync('wirelight '.repeat(20)));
        break;
      case '/until-the-end':
        response.useChunkedEncodingByDefault = false;
        response.end('until the end');
        break;
      case '/nothing':
        response.setHeader('Set-Cookie', ['taste=sour; Path=/', 'size=1']);
        response.writeHead(204);
        response.end();
        break;
      default:
        response.setHeader('Content-Length', '5');
        response.end('fixed');
    }
  });
}).listen(Number(process.argv[2]), '127.0.0.1');
