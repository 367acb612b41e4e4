// Stands in until the resolver, child processes and file transfers are in: whoever brings one of them
// removes its lines here.
enum Resolver { @EngineActor static func resolve(_ h: String, port: Int, family: AddressFamily?, kind: SocketKind, passive: Bool, until: Deadline?) async throws -> [SocketAddress] { h == "localhost" ? [.loopback(port: UInt16(port))] : [] } }
extension ChildProcess { var socket: Socket { Socket.open[0] }
 convenience init(command: String) throws { self.init() }
 func wait(until: Deadline?) async throws -> Int { 0 }
 func kill(_ s: Signal) {} }
extension Socket {
 func sendFile(_ f: File, until: Deadline?, _ p: (Int,Int)->Void) async throws -> Int { 0 }
 func recvFile(path: String, _ n: Int, until: Deadline?, _ p: (Int,Int)->Void) async throws -> Int { 0 }
}
