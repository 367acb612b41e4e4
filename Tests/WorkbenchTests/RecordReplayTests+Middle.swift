import Foundation
import Testing

/// Recordings made between a client and a server.
extension RecordReplayTests {
  private static let mixedServer = """
    import socket, struct, sys, threading
    l = socket.create_server(("127.0.0.1", int(sys.argv[1])))
    print(l.getsockname()[1], flush=True)

    def serve(s):
        first = s.recv(100)
        if first.startswith(b"half"):
            while data := s.recv(100): first += data
            s.sendall(b"all: " + first)
            s.close()
        elif first == b"early":
            s.shutdown(socket.SHUT_WR)
            while s.recv(100): pass
            s.close()
        elif first == b"reset":
            s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            s.close()
        else:
            s.sendall("네".encode())
            try:
                s.recv(1)
            except ConnectionResetError:
                print("reset seen", flush=True)

    while True:
        threading.Thread(target=serve, args=(l.accept()[0],)).start()

    """

  private static let mixedClient = """
    import socket, struct, sys
    a, b, c, d = (socket.create_connection(("127.0.0.1", int(sys.argv[1]))) for _ in range(4))
    a.sendall("half 안".encode())
    b.sendall(b"early")
    assert b.recv(10) == b""
    b.sendall("늦게".encode())
    b.shutdown(socket.SHUT_WR)
    assert b.recv(1) == b""
    c.sendall(b"reset")
    try:
        sys.exit(f"{c.recv(10)} came, no reset")
    except ConnectionResetError:
        pass
    a.sendall("녕".encode())
    a.shutdown(socket.SHUT_WR)
    got = b""
    while data := a.recv(100): got += data
    assert got == "all: half 안녕".encode(), got
    d.sendall(b"other")
    assert d.recv(3, socket.MSG_WAITALL) == "네".encode()
    d.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    d.close()

    """

  /// Four interleaved connections: ends of one direction on either side, resets of either side. They come
  /// through, stand in the recording, and the recording passes for both programs, also in slices.
  @Test func halfClosesAndResetsAreRecordedInTheMiddle() throws {
    try inFolder { folder in
      try write(Self.mixedServer, to: "server.py", in: folder)
      try write(Self.mixedClient, to: "client.py", in: folder)
      let result = try Workbench.shell(
        """
        python3 server.py 0 > out & server=$!
        until [ -s out ]; do sleep 0.02; done
        $WORKBENCH record :0 localhost:$(cat out) -o lab.nwt --count 4 2> log & record=$!
        until grep -q listening log 2> /dev/null; do sleep 0.02; done
        timeout 20 python3 client.py $(sed -n 's/^listening on 127.0.0.1:\\([0-9]*\\),.*/\\1/p' log) || exit 50
        wait $record
        n=0; until grep -q seen out || [ $n = 400 ]; do sleep 0.02; n=$((n+1)); done
        kill -9 $server
        $WORKBENCH replay lab.nwt --run 'python3 client.py $PORT' || exit 51
        $WORKBENCH replay lab.nwt --slice 1 --run 'python3 client.py $PORT' || exit 52
        $WORKBENCH replay lab.nwt --as client --run 'exec python3 server.py $PORT' || exit 53
        $WORKBENCH replay lab.nwt --times 4 --jobs 2 --run 'python3 client.py $PORT' || exit 54
        tail -1 out
        """, in: folder)
      #expect(result.code == 0, "\(result.output)\(result.messages)")
      #expect(result.output.contains("4 passed, 0 failed"), "\(result.output)")
      #expect(result.output.hasSuffix("reset seen\n"), "\(result.output)")
      let lines = try read("lab.nwt", in: folder).split(separator: "\n").map(String.init)
      for ending in ["> end", "< end", "< reset", "> reset"] {
        #expect(lines.contains { $0.hasSuffix(ending) }, "\(ending)")
      }
      #expect(lines.count { $0.hasSuffix("end") } == 4)
    }
  }

  @Test func aRecordingSurvivesKillUpToTheLastChunk() throws {
    try inFolder { folder in
      try write(
        """
        l = listen 127.0.0.1:0
        write_file "port" str(l.port).encode()
        loop { a = accept l; task { loop { data = recv a 100; if not data { break }; send a data } } }
        """, to: "server.nws", in: folder)
      try write(
        """
        c = connect ("127.0.0.1", int(read_file("relay")))
        sendall c bytes(range(256)) * 4
        recv_exactly c 1024
        send c "last"
        recv_exactly c 4
        """, to: "client.nws", in: folder)
      let result = try Workbench.shell(
        """
        $WORKBENCH run server.nws & server=$!
        until [ -s port ]; do sleep 0.05; done
        $WORKBENCH record :0 localhost:$(cat port) -o lab.nwt 2> log & record=$!
        until grep -q listening log; do sleep 0.05; done
        sed -n 's/^listening on 127.0.0.1:\\([0-9]*\\),.*/\\1/p' log > relay
        $WORKBENCH run client.nws
        kill -9 $record; kill $server; wait
        $WORKBENCH replay lab.nwt --as server --run '$WORKBENCH run again.nws $PORT'
        """.replacing(
          "$WORKBENCH run client.nws",
          with:
            "$WORKBENCH run client.nws; (echo 'param port = 1'; sed 's/int(read_file(.relay.))/port/' client.nws) > again.nws"
        ), in: folder)
      #expect(result.code == 0, "\(result.messages)")
      #expect(try read("lab.nwt", in: folder).contains("\"last\"\n"))
      let mode = try FileManager.default.attributesOfItem(
        atPath: folder.appendingPathComponent("lab.nwt").path)[.posixPermissions]
      #expect(mode as? Int == 0o600)
    }
  }

  /// Recorded in the middle, the conversations of several clients pass for both sides; and the server that
  /// answers twice is found.
  @Test(arguments: ["inet", "unix"])
  func datagramsAreRecordedInTheMiddle(_ family: String) throws {
    try inFolder { folder in
      let isUnix = family == "unix"
      let own = isUnix ? "bind s \"unix:./server\"" : "bind s (\"127.0.0.1\", port)"
      try write(
        """
        param port = 1
        s = socket \(family) dgram
        \(own)
        write_file "up" str(s.port)
        loop { data, addr = recvfrom s 100; sendto s data.upper() addr }
        """, to: "server.nws", in: folder)
      try write(
        """
        param address = ""
        sockets = []
        for name in ["하나", "둘"] {
          s = socket \(family) dgram
          \(isUnix ? "bind s \"unix:./${name}\"" : "")
          append sockets s
        }
        for s in sockets { sendto s "Hello" address }
        for s in sockets { assert recv(s, 100) == b"HELLO" }
        sendto sockets[1] "" address
        assert recv(sockets[1], 100) == b""
        """, to: "client.nws", in: folder)
      let (at, to) = isUnix ? ("unix:./middle", "unix:./server") : (":0", "localhost:$(cat up)")
      let result = try Workbench.shell(
        """
        $WORKBENCH run server.nws --port 0 & server=$!
        until [ -s up ]; do sleep 0.02; done
        $WORKBENCH record -u \(at) \(to) -o lab.nwt 2> log & record=$!
        until grep -q taking log; do sleep 0.02; done
        address=$(sed -n 's/^taking datagrams on \\(.*\\), for.*/\\1/p' log)
        $WORKBENCH run client.nws --address "$address"; code=$?
        kill -INT $record; wait $record; kill -9 $server; cat log
        rm -f 하나 둘; ls
        exit $code
        """, in: folder)
      #expect(result.code == 0, "\(result.messages)")
      #expect(result.output.contains("recorded 2 connections, 6 lines"), "\(result.output)")
      #expect(!result.output.contains("\nmiddle\n"))
      if isUnix { return }
      let client = "$WORKBENCH run client.nws --address 127.0.0.1:$PORT"
      let replayed = try Workbench.shell(
        """
        $WORKBENCH replay lab.nwt --run '\(client)' || exit 50
        $WORKBENCH replay lab.nwt --delay 5ms --run '\(client)' || exit 51
        $WORKBENCH replay lab.nwt --as client --run '$WORKBENCH run server.nws $PORT' || exit 52
        sed -i 's/sendto s/sendto s b"x" addr; sendto s/' server.nws
        $WORKBENCH replay lab.nwt --as client --run '$WORKBENCH run server.nws $PORT'
        """, in: folder)
      #expect(replayed.code == 4, "\(replayed.output)\(replayed.messages)")
      #expect(replayed.messages.contains("byte 0 is 0x78, not 0x48"), "\(replayed.messages)")
    }
  }
}
