extension KoreanHelp {
  /// The commands between values and bytes.
  static let bytes: [CommandText] = [
    CommandText(
      "encode", "문자열을 bytes로 바꿉니다",
      details: """
        소켓은 바이트를 나르므로 문자열은 보내기 전에 인코딩해야 합니다. 기본은 utf-8이고 euc-kr, cp949, latin-1, ascii, utf-16 \
        등 iconv가 아는 것은 모두 쓸 수 있습니다. errors="replace"는 그 인코딩에 없는 문자를 ?로 바꾸고, "ignore"는 뺍니다.
        """),
    CommandText(
      "decode", "bytes를 문자열로 바꿉니다",
      details: """
        보낸 쪽과 같은 인코딩을 써야 합니다. 그 인코딩의 문자열이 아니면 UnicodeDecodeError가 나며, 어디에서 잘못되었는지, 글자 중간에서 \
        잘렸는지를 알려 줍니다. 잘렸다면 나머지를 마저 수신한 뒤 전체를 디코딩하세요. errors="replace"는 대신 U+FFFD를 넣습니다.
        """),
    CommandText(
      "str", "값을 print가 보여 주는 문자열로 바꿉니다",
      details: "인코딩을 주면 decode처럼 bytes를 문자열로 바꿉니다."),
    CommandText(
      "repr", "값을 스크립트에 쓰는 모양의 문자열로 바꿉니다"),
    CommandText(
      "hex", "bytes를 16진수로, 정수를 0x… 모양으로 나타냅니다"),
    CommandText(
      "unhex", "16진수 문자열을 bytes로 바꿉니다",
      details: "두 자리가 한 바이트입니다. 바이트 사이에 공백이 있어도 됩니다."),
    CommandText(
      "ord", "문자나 바이트의 번호"),
    CommandText(
      "chr", "유니코드에서 그 번호의 문자"),
    CommandText(
      "bin", "정수를 2진수(0b…)로 나타냅니다"),
    CommandText(
      "oct", "정수를 8진수(0o…)로 나타냅니다"),
    CommandText(
      "to_bytes", "정수를 원하는 길이의 bytes로 바꿉니다 (기본은 네트워크 바이트 순서)",
      details: """
        big은 가장 큰 자리의 바이트를 먼저 두며, 이것이 네트워크 바이트 순서입니다. signed=true이면 음수를 2의 보수로 나타냅니다. 더 많은 \
        바이트가 필요한 수는 OverflowError이며, 몇 바이트가 필요한지 알려 줍니다.
        """),
    CommandText(
      "from_bytes", "bytes가 나타내는 정수",
      details: "주어진 바이트를 모두 사용합니다. recv는 보낸 것보다 적게 돌려줄 수 있으니 길이를 확인하세요."),
    CommandText(
      "htons", "16비트 정수를 호스트 바이트 순서에서 네트워크 바이트 순서로 바꿉니다"),
    CommandText(
      "ntohs", "16비트 정수를 네트워크 바이트 순서에서 호스트 바이트 순서로 바꿉니다"),
    CommandText(
      "htonl", "32비트 정수를 호스트 바이트 순서에서 네트워크 바이트 순서로 바꿉니다"),
    CommandText(
      "ntohl", "32비트 정수를 네트워크 바이트 순서에서 호스트 바이트 순서로 바꿉니다"),
    CommandText(
      "inet_aton", "IPv4 주소를 4바이트로 바꿉니다"),
    CommandText(
      "inet_ntoa", "4바이트를 IPv4 주소로 바꿉니다"),
    CommandText(
      "crc32", "zlib과 PNG의 체크섬을 정수로 계산합니다",
      details: "두 번째 값으로 앞의 체크섬을 주면 이어서 계산합니다."),
    CommandText(
      "sha256", "SHA-256 해시를 16진수 64자리로 계산합니다"),
    CommandText(
      "pack", "값들을 구조체의 바이트로 만듭니다",
      details: """
        글자는 파이썬 struct와 같습니다. !는 네트워크 바이트 순서, B H I Q는 1, 2, 4, 8바이트의 부호 없는 정수, b h i q는 부호 있는 \
        정수, f d는 실수, 10s는 10바이트, x는 채움 바이트입니다. !가 없으면 크기와 정렬은 이 컴퓨터의 C와 같습니다.
        """),
    CommandText(
      "unpack", "구조체의 바이트에서 값들을 꺼내 튜플로 돌려줍니다",
      details: "글자는 pack과 같습니다. 데이터의 길이가 정확히 맞아야 합니다."),
    CommandText(
      "calcsize", "구조체의 바이트 수"),
    CommandText(
      "bytes", "정수 리스트, 개수 또는 버퍼로 bytes를 만듭니다",
      details: "개수를 주면 그만큼의 0 바이트를 만듭니다. 문자열에는 encode처럼 인코딩을 주어야 합니다."),
    CommandText(
      "buffer", "내용을 바꿀 수 있는 바이트 버퍼 (recv_into용)",
      details: "bytes와 같은 것으로 만듭니다. buffer(1024)는 0 바이트 1024개입니다."),
  ]
}
