import {
  type Connection, Pipe, Process, Value, isMainProcess,
} from "@mp/runtime";

function addOne(name: string, total: Value<"i">, turn: Connection) {
  turn.recvSync();
  const seen = total.value;
  console.log(`${name} [[es:lee|en:reads]] ${seen}`);
  turn.sendSync("ok");
  turn.recvSync();
  total.value = seen + 1;
  console.log(`${name} [[es:escribe|en:writes]] ${seen + 1}`);
  turn.sendSync("ok");
}

if (isMainProcess) {
  const total = new Value("i", 0);
  const lines = new Map<string, Connection>();
  for (const name of ["a", "b"]) {
    const [mine, theirs] = Pipe();
    lines.set(name, mine);
    new Process({ target: addOne, args: [name, total, theirs] }).start();
  }
  for (const name of ["a", "b", "a", "b"]) { // [[es:los turnos|en:the turns]]
    await lines.get(name)?.send("go");
    await lines.get(name)?.recv();
  }
  console.log(`total: ${total.value}`);
}
