import { trustedOperations } from '../auth/trusted-documents.ts'
import { codeSample } from './code-sample.ts'
import { type Html, html } from './html.ts'

/** The database may belong to this process alone, so the file goes through it. */
export function importSample(publicUrl: string): Html {
  return codeSample('Import a report', [`npx -y pnpm@12 rapport import report.csv --url ${publicUrl} --key rk_…`])
}

/** Of every element on this page. */
const operations = trustedOperations()

/** What whoever likes what they see does next. */
export function nextSteps(publicUrl: string, demo: boolean): Html {
  return html`<section class="next" aria-labelledby="next">
    <h2 id="next">What to do next</h2>
    <ol>
      ${importReports(publicUrl, demo)}
      <li>
        <div>
          <h3>Let your page ask</h3>
          <p>
            The elements ask <code>/rapport-token</code> on your own site for a token. For people who are signed in,
            your route sends this mutation with your secret key, and answers with the <code>EmbedToken</code> it gets.
          </p>
        </div>
        <div>
          ${codeSample('Make a token with GraphQL', [
            'mutation {',
            '  createEmbedToken(input: {',
            '    origins: ["https://your.site"]',
            '    customers: [{ namespace: "user_id", value: "42" }]',
            `    operations: [${operations.map((name) => `"${name}"`).join(', ')}]`,
            '  }) {',
            '    ... on EmbedToken { token expiresIn }',
            '    ... on Error { message }',
            '  }',
            '}',
          ])}
          ${codeSample('Or in a terminal', [
            'npx -y pnpm@12 rapport token \\',
            `  --url ${publicUrl} --key rk_… \\`,
            '  --origin https://your.site --customer user_id:42 \\',
            `  ${operations.map((name) => `--operation ${name}`).join(' ')}`,
          ])}
        </div>
      </li>
      <li>
        <div>
          <h3>Ask anything else</h3>
          <p>
            <a href="/graphql">GraphiQL</a> writes queries with you: put your secret key into its header pane. The
            <a href="/docs">documentation</a> has the rest.
          </p>
        </div>
      </li>
    </ol>
  </section>`
}

function importReports(publicUrl: string, demo: boolean): Html {
  return html`<li>
    <div>
      <h3>Import your own reports</h3>
      <p>
        Files from Meta, Google, LinkedIn and TikTok are recognised by their headers. Add <code>--dry-run</code> to see
        first what would happen.
      </p>
      ${demo ? html`<p>To keep your own numbers apart from the invented ones, start an empty server. Once anything is imported here or sent here, this page asks for your secret key.</p>` : []}
    </div>
    <div>
      ${demo ? codeSample('Start without the demo', ['DEMO_DATA=false DATA_DIR=./my-data npx -y pnpm@12 start']) : []}
      ${importSample(publicUrl)}
    </div>
  </li>`
}
