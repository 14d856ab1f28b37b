import {
  type Connection, Pipe, Process, isMainProcess,
} from "@mp/runtime";

function cook(line: Connection<string, string>) {
  const order = line.recvSync();
  console.log(`[[es:el hijo recibe|en:the child receives]]: ${order}`);
  line.sendSync(`[[es:marchando|en:coming up]]: ${order}`);
  line.close();
}

if (isMainProcess) {
  const [mine, theirs] = Pipe<string, string>();
  const p = new Process({ target: cook, args: [theirs] });
  p.start();
  await mine.send("[[es:una margarita|en:one margherita]]");
  console.log(`[[es:el padre recibe|en:the parent receives]]: ${await mine.recv()}`);
  await p.join();
}
