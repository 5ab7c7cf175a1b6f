// SPDX-License-Identifier: Apache-2.0
"use strict";
// The vendor's client for Node against a local workspace on https://localhost, its only port being 443.
const assert = require("node:assert");
const { WorkspaceClient } = require("@databricks/sdk-experimental");

const warehouse = "0123456789abcdef";
const client = new WorkspaceClient({ host: "https://localhost", token: process.argv[2], authType: "pat" });

async function everything(pages) {
  const all = [];
  for await (const each of pages) all.push(each);
  return all;
}

async function main() {
  const me = await client.currentUser.me();
  assert.equal(me.userName, "local.user@example.com");

  const answer = await client.statementExecution.executeStatement({
    warehouse_id: warehouse,
    statement: "SELECT id, :word AS word FROM range(3) WHERE id > :least",
    parameters: [{ name: "least", value: "0", type: "INT" }, { name: "word", value: "it's" }],
    wait_timeout: "30s",
  });
  assert.equal(answer.status.state, "SUCCEEDED");
  assert.deepEqual(answer.result.data_array, [["1", "it's"], ["2", "it's"]]);

  const failed = await client.statementExecution.executeStatement({
    warehouse_id: warehouse, statement: "SELEC 1", wait_timeout: "30s" });
  assert.equal(failed.status.state, "FAILED");
  assert.match(failed.status.error.message, /PARSE_SYNTAX_ERROR/);

  const linked = await client.statementExecution.executeStatement({
    warehouse_id: warehouse, statement: "SELECT trip_id FROM samples.nyctaxi.trips", disposition: "EXTERNAL_LINKS",
    format: "JSON_ARRAY", wait_timeout: "30s" });
  let rows = 0;
  for (let chunk = 0; chunk < linked.manifest.total_chunk_count; chunk++) {
    const part = await client.statementExecution.getStatementResultChunkN({
      statement_id: linked.statement_id, chunk_index: chunk });
    rows += (await (await fetch(part.external_links[0].external_link)).json()).length;
  }
  assert.equal(rows, linked.manifest.total_row_count);

  const table = await client.tables.get({ full_name: "samples.nyctaxi.trips" });
  assert.equal(table.columns[0].name, "trip_id");
  const names = (await everything(client.catalogs.list({}))).map((each) => each.name);
  assert.deepEqual(names, ["main", "samples"]);
  const warehouses = await everything(client.warehouses.list({}));
  assert.deepEqual(warehouses.map((each) => each.id), [warehouse]);
  await assert.rejects(client.tables.get({ full_name: "samples.nyctaxi.nothing" }), /does not exist/);

  const stranger = new WorkspaceClient({ host: "https://localhost", token: "wrong", authType: "pat" });
  await assert.rejects(stranger.currentUser.me(), /Invalid access token/);
  console.log("the vendor's client for Node believes it: " + rows + " rows by links");
}

main().catch((failure) => {
  console.error(failure);
  process.exit(1);
});
