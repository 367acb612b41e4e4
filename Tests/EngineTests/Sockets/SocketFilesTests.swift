import Glibc
import Testing

@testable import Engine

@EngineActor @Suite(.timeLimit(.minutes(1))) struct SocketFilesTests {
  /// A folder that is gone afterwards, with a file of this contents in it.
  private func inFolder(
    _ contents: [UInt8] = [], _ body: @EngineActor (_ path: String) async throws -> Void
  ) async throws {
    let folder = try File.makeTemporaryFolder()
    try File.writeAll(folder + "/source", contents)
    do {
      try await body(folder)
    } catch {
      Issue.record(error)
    }
    for name in try File.list(folder) { try? File.remove(folder + "/" + name) }
    TestFolder.remove(folder)
  }

  @Test(arguments: [0, 1, 5000, 3_500_000])
  func fromFileToFile(size: Int) async throws {
    let data = [UInt8].noise(size)
    try await inFolder(data) { folder in
      let pair = try await Pair.make()
      var reports: [Int] = []
      let sender = await start {
        try await pair.client.sendFile(
          try File(folder + "/source", .read), until: .soon)
      }
      let got = try await pair.server.recvFile(
        path: folder + "/copy", size, until: .soon
      ) { done, total in
        reports.append(done)
        #expect(total == size)
      }
      #expect(got == size)
      #expect(try await sender.value == size)
      #expect(try File.readAll(folder + "/copy") == data)
      #expect(reports == reports.sorted() && reports.last == size)
      let (sent, read) = (pair.last(pair.client), pair.last(pair.server))
      #expect(sent?.verb == .sendFile && sent?.got == size && sent?.asked == size)
      #expect(read?.verb == .recvFile && read?.got == size && read?.outcome == .ok)
      #expect(pair.server.totals.received == size && pair.client.totals.sent == size)
      pair.close()
    }
  }

  @Test func fromWhereTheFileStands() async throws {
    try await inFolder(.text("line one\nrest")) { folder in
      let pair = try await Pair.make()
      let file = try File(folder + "/source", .read)
      #expect(try file.readLine() == .text("line one\n"))
      #expect(try await pair.client.sendFile(file, until: .soon) == 4)
      #expect(try await pair.server.recv(100, until: .soon) == .text("rest"))
      pair.close()
    }
  }

  @Test func aPipeIsSentToo() async throws {
    try await inFolder { folder in
      let pair = try await Pair.make()
      let fifo = folder + "/fifo"
      #expect(mkfifo(fifo, 0o600) == 0)
      let child = try ChildProcess(command: "printf 'through a pipe' > \(fifo)")
      #expect(try await pair.client.sendFile(try File(fifo, .read), until: .soon) == 14)
      #expect(try await pair.server.recv(100, until: .soon) == .text("through a pipe"))
      #expect(try await child.wait(until: .soon) == 0)
      child.socket.close()
      pair.close()
    }
  }

  @Test func whatWasReadBeforeComesFirst() async throws {
    try await inFolder { folder in
      let pair = try await Pair.make()
      try await pair.client.sendAll(.text("head"), until: .soon)
      _ = await cause { _ = try await pair.server.recvLine(until: .early) }
      try await pair.client.sendAll(.text("tail and more"), until: .soon)
      #expect(try await pair.server.recvFile(path: folder + "/copy", 8, until: .soon) == 8)
      #expect(try File.readAll(folder + "/copy") == .text("headtail"))
      #expect(try await pair.server.recv(100, until: .soon) == .text(" and more"))
      pair.close()
    }
  }

  @Test func anEarlyEndLeavesTheOldFile() async throws {
    try await inFolder(.text("old")) { folder in
      let pair = try await Pair.make()
      try await pair.client.sendAll(.text("part"), until: .soon)
      pair.client.close()
      #expect(
        await cause {
          _ = try await pair.server.recvFile(path: folder + "/source", 100, until: .soon)
        } == .incomplete(expected: 100, partial: .text("part")))
      #expect(try File.readAll(folder + "/source") == .text("old"))
      #expect(try File.list(folder) == ["source"])
      #expect(pair.last(pair.server)?.got == 4)
      pair.close()
    }
  }

  @Test func aDeadlineTellsWhatHadCome() async throws {
    try await inFolder { folder in
      let pair = try await Pair.make()
      try await pair.client.sendAll(.text("part"), until: .soon)
      let failure = await cause {
        _ = try await pair.server.recvFile(path: folder + "/copy", 100, until: .early)
      }
      guard case .timedOut(_, 4)? = failure else {
        Issue.record("\(String(describing: failure))")
        return
      }
      #expect(try File.list(folder) == ["source"])
      // Nothing is lost: the next read begins where the file did.
      try await pair.client.sendAll(.text("ner"), until: .soon)
      #expect(try await pair.server.recvFile(path: folder + "/copy", 6, until: .soon) == 6)
      #expect(try File.readAll(folder + "/copy") == .text("partne"))
      #expect(try await pair.server.recv(10, until: .soon) == .text("r"))
      #expect(pair.server.counters.received == 7)
      pair.close()
    }
  }

  /// The next read begins before the cancelled one has heard of it.
  @Test func whatACancelledOneGivesBackWakesTheNextRead() async throws {
    try await inFolder { folder in
      let pair = try await Pair.make()
      let receiving = await start {
        try await pair.server.recvFile(path: folder + "/copy", 100, until: .soon)
      }
      try await pair.client.sendAll(.text("part"), until: .soon)
      while pair.server.counters.received < 4 { await EventLoop.shared.yield() }
      while !pair.server.watch.hasReaders { await EventLoop.shared.yield() }
      receiving.cancel()
      #expect(try await pair.server.recv(10, until: .soon) == .text("part"))
      pair.close()
    }
  }

  @Test func whatIsNotInAFileOfItsOwnIsSaidToBeGone() async throws {
    let pair = try await Pair.make()
    try await pair.client.sendAll(.text("part"), until: .soon)
    do throws(SocketError) {
      _ = try await pair.server.recvFile(path: "/dev/null", 100, until: .early)
      Issue.record("100 bytes?")
    } catch {
      #expect(error.isLost)
    }
    pair.close()
  }

  @Test func filesThatCannotBeWritten() async throws {
    let pair = try await Pair.make()
    let sender = await start { try await pair.client.sendAll(.noise(300_000), until: .soon) }
    #expect(
      await errno { _ = try await pair.server.recvFile(path: "/no/such/file", 5, until: .soon) }
        == "ENOENT")
    #expect(
      await errno {
        _ = try await pair.server.recvFile(path: "/dev/full", 100_000, until: .soon)
      } == "ENOSPC")
    let full = await #expect(throws: SocketError.self) {
      try await pair.server.recvFile(path: "/dev/full", 100_000, until: .soon)
    }
    if case .system(let error)? = full?.cause { #expect(error.subject == "/dev/full") }
    let negative = await cause {
      _ = try await pair.server.recvFile(path: "/dev/null", -1, until: .soon)
    }
    #expect(
      negative == .invalid(argument: "-1", why: "a number of bytes cannot be negative"))
    sender.cancel()
    pair.close()
  }

  @Test(arguments: ["pipe2", "splice"])
  func withoutAPipe(call: String) async throws {
    let data = [UInt8].noise(500_000)
    try await inFolder(data) { folder in
      let pair = try await Pair.make()
      let sender = await start {
        try await pair.client.sendFile(try File(folder + "/source", .read), until: .soon)
      }
      // The first splice(2) takes from the socket, the second one gives to the file.
      let count = Counter()
      let raw = pair.server.descriptor.raw
      let restore = Instruments.inject { name, descriptor in
        guard name == call, name == "pipe2" || descriptor != raw, EventLoop.shared.isOnLoop,
          count.next() == 1
        else { return nil }
        return call == "pipe2" ? 24 : 22
      }
      defer { restore() }
      let got = try await pair.server.recvFile(
        path: folder + "/copy", data.count, until: .soon)
      #expect(got == data.count)
      _ = try await sender.value
      #expect(try File.readAll(folder + "/copy") == data)
      pair.close()
    }
  }

  @Test func aClosedFileIsNotSent() async throws {
    let pair = try await Pair.make()
    let file = try File("/etc/passwd", .read)
    try file.close()
    #expect(await errno { _ = try await pair.client.sendFile(file, until: .soon) } == "EBADF")
    pair.close()
  }
}
