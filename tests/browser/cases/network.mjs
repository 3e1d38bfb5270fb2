// The page's network module against a real server that answers well and
// badly: what the world would hear, and what a person would read.

/** The renderer plays no part. */
export const renderers = ["webgl"];

const REPLY = "danceWith: other Beats: n = ( n do: [ bounce. other bounce ]. self )";

/** Runs one request through the module in the page; answers its events. */
function exchange(page, address, request = {}, key = "secret", configured = address) {
  return page.evaluate(async ([address, request, key, configured]) => {
    const { default: init, Network } = await import("/net.js");
    await init({ module_or_path: "/net_bg.wasm" });
    const events = [];
    return new Promise((resolve) => {
      const network = new Network((event) => {
        const [name, body] = Object.entries(event)[0];
        if (body.bytes) body.bytes = new TextDecoder().decode(body.bytes);
        events.push([name, body]);
        if (request.abortAfter && events.length >= request.abortAfter) network.abort(1);
        if (name === "HttpDone" || name === "HttpError") resolve(events);
      });
      network.configure(configured, key);
      network.request({
        id: 1, method: "POST", url: `${address}/chat/completions`,
        headers: [["content-type", "application/json"], ["authorization", "Bearer from the world"]],
        body: new TextEncoder().encode("{}"), stream: true, wants_key: true, deadline_ms: 0, limit_bytes: 0, ...request,
      });
    });
  }, [address, request, key, configured]);
}

const last = (events) => events.at(-1);
const text = (events) => events.filter(([name]) => name === "HttpChunk").map(([, { bytes }]) => bytes).join("");

export default async function network(stage) {
  const { page } = await (await stage.page()).open();
  const teacher = await stage.teacher();
  const play = (turn, ...rest) => {
    teacher.script([turn]);
    return exchange(page, teacher.address, ...rest);
  };

  await streams(play, teacher);
  await keepsTheKeyHome(page, play, teacher);
  await saysWhatWentWrong(page, play);
  await stops(play);
  await testsConnections(page, teacher);
}

async function streams(play, teacher) {
  const events = await play({ mode: "good", text: REPLY });
  equal(last(events)[0], "HttpDone");
  const said = [...text(events).matchAll(/data: (\{.*\})/g)].map(([, json]) => JSON.parse(json).choices[0].delta.content).join("");
  equal(said, REPLY);
  check(events.length > 4, "the reply came in pieces");
  const whole = await play({ mode: "plain", text: REPLY }, { stream: false });
  equal(whole.map(([name]) => name).join(), "HttpHead,HttpChunk,HttpDone");
  equal(teacher.chats.at(-1).headers.authorization, "Bearer secret");
}

async function keepsTheKeyHome(page, play, teacher) {
  const asked = teacher.requests.length;
  const elsewhere = await exchange(page, teacher.address, {}, "secret", "https://models.example/v1");
  equal(last(elsewhere)[1].kind, "NotAllowed");
  equal(teacher.requests.length, asked, "nothing was sent");
  await play({ mode: "good", text: "" }, {}, "");
  equal(teacher.chats.at(-1).headers.authorization, undefined, "the world's own header is dropped");
}

async function saysWhatWentWrong(page, play) {
  const kind = async (turn, request) => last(await play(turn, request))[1];
  const huge = await kind({ mode: "huge" });
  equal(huge.kind, "TooLarge");
  check(huge.message.includes("more than 8 MB"), huge.message);
  equal((await kind({ mode: "broken", text: REPLY })).kind, "Broken");
  equal((await kind({ mode: "endless" }, { deadline_ms: 500 })).kind, "TimedOut");
  equal((await kind({ mode: "silent" }, { deadline_ms: 300 })).kind, "TimedOut");
  const forbidden = await kind({ mode: "noCors", text: REPLY });
  equal(forbidden.kind, "Cors");
  check(forbidden.message.includes("CORS"), forbidden.message);
  const nobody = last(await exchange(page, "http://127.0.0.1:9/v1"))[1];
  check(["Unreachable", "BadRequest"].includes(nobody.kind), nobody.kind);
  const garbage = await play({ mode: "garbage" });
  equal(last(garbage)[0], "HttpDone", "what bytes mean is not the network's matter");
  equal((await kind({ mode: "good", text: "" }, { method: "FLY HIGH" })).kind, "BadRequest");
  equal((await kind({ mode: "good", text: "" }, { headers: [["bad name\n", "x"]] })).kind, "BadRequest");
  for (const status of [401, 429, 500]) {
    const events = await play({ mode: "status", status });
    equal(events[0][1].status, status);
  }
}

async function stops(play) {
  const stopped = await play({ mode: "endless" }, { abortAfter: 3 });
  equal(last(stopped)[1].kind, "Aborted");
}

async function testsConnections(page, teacher) {
  const test = (model, key) => page.evaluate(async ([address, model, key]) => {
    const { Network } = await import("/net.js");
    return Network.test(address, model, key);
  }, [teacher.address, model, key]);
  teacher.script([{ mode: "good", text: "" }]);
  check((await test("scripted", "")).ok, "a listed model is fine");
  check((await test("another", "")).message.includes("does not list"), "another model is told");
  teacher.script([{ mode: "status", status: 401 }]);
  check((await test("scripted", "wrong")).message.includes("did not accept the key"), "401 in words");
}

function equal(actual, expected, what = "") {
  check(actual === expected, `${what} expected ${expected}, not ${actual}`);
}

function check(holds, what) {
  if (!holds) throw new Error(what);
}
