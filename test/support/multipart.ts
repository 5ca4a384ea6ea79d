const boundary = '----rapport-test-boundary'

/** A GraphQL request with one file at `variables.input.file`, as browsers and the command line send it. */
export function multipart(operations: object, fileName: string, content: string | Buffer) {
  const field = (name: string, value: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const body = Buffer.concat([
    Buffer.from(field('operations', JSON.stringify(operations))),
    Buffer.from(field('map', JSON.stringify({ file: ['variables.input.file'] }))),
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\nContent-Type: text/csv\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  return { body, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } }
}
