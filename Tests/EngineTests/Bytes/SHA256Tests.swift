import Testing

@testable import Engine

/// Digests as CPython's hashlib gives them.
@Suite struct SHA256Tests {
  static let digests: [(length: Int, hex: String)] = [
    (0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    (1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
    (3, "b361d0f9a938a2bb4fbdc9c21dc5a859788041b0040919d8a811c1888184f4df"),
    (7, "1d9f84a2c1c5829d4e068d19e9b528f92dc13a044e5df8330027b4fc349724c5"),
    (8, "5fd8b294c3f896aa97b3479e20d5b807414731a70d06a97edfbc83e4d575f45c"),
    (9, "3852a0902c04a73392272f20d9a311e0fce5886b3bb2215ec83e5bf5d6307064"),
    (55, "576a1bf8d4478657e6dc4af9398544765c2a92cde28478b019235cfed315fc09"),
    (56, "9b20501dfd1d99161c257950f3444f3e49230c351c5c8e0943ef369f85f5205d"),
    (57, "a5534a9d0694341dfde5b1bb3d8addcb38bd46f44a629dc97b3f8fb2721b0720"),
    (63, "30b345906b493f06f69444b6521113511c242f30e29840462950035043682f1e"),
    (64, "d8bc63b4fc1156e5e7d95a418b9bf54cd3174bedbc2db40f74895349b229b3c0"),
    (65, "1ee23b0fbcaecc1aff4a9e8f1645f35ab2c8e13609cd73b68df8b5e3f63ce073"),
    (111, "d80a22461ae74d8e6944001e255f9e47eca17702b1dc987238d78e6e1ea3e342"),
    (112, "a4ecd1e6c38e9d976d0cef32d899be35eb83c98d46b4dbfd68a1560f83b786a2"),
    (119, "7a6589821178918ca8d9edaba5abfc1e9b2669564f4469b66885379c1530b2c8"),
    (120, "655250427d56b1b0eeb8497d21428704273458a01772d6881b65c0abac0f8a98"),
    (127, "67d79933e3c9aa8e89f481e071cfca1e9a16c09d7263b5efa3bb01f1a9f8d065"),
    (128, "54c9eb041badfd7064645067b107661fed6113197ce2dd066ba69618abd3732f"),
    (1000, "c85a431e0fe575b2609289d3a4042414715f400612575a125d2ce5573d608732"),
    (4097, "5b1f71a5f659c11e04f10eeba5faad22d4e326245df505c18741f32df150c712"),
  ]

  @Test(arguments: digests)
  func agreesWithHashlib(length: Int, hex: String) {
    let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 7 + $0 / 256) }
    #expect(Hex.text(of: SHA256.digest(of: bytes)) == hex)
    for piece in [1, 3, 63, 64, 65, 130] {
      var hash = SHA256()
      for start in stride(from: 0, to: length, by: piece) {
        hash.update(Array(bytes[start..<min(start + piece, length)]))
      }
      #expect(Hex.text(of: hash.finish()) == hex)
    }
  }
}
