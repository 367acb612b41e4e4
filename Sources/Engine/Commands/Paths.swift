/// The bodies of the commands on names in the file system.
@EngineActor
enum Paths {
  static func remove(_ call: borrowing Call) throws -> Value {
    let path = try call.text(0)
    try call.blaming(0) { try File.remove(path) }
    return .none
  }
}
