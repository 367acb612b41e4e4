import Testing

@testable import Engine

@Suite struct MessageLanguageTests {
  @Test(arguments: [
    ([:], MessageLanguage.en),
    (["LANG": "ko_KR.UTF-8"], .ko),
    (["LANG": "ko"], .ko),
    (["LANG": "KO-kr"], .ko),
    (["LANG": "kok_IN"], .en),
    (["LANG": "de_DE.UTF-8"], .en),
    (["LANG": "C.UTF-8"], .en),
    (["LC_MESSAGES": "ko_KR.UTF-8", "LANG": "en_US.UTF-8"], .ko),
    (["LC_ALL": "C", "LC_MESSAGES": "ko_KR.UTF-8", "LANG": "ko_KR.UTF-8"], .en),
    (["LC_ALL": "", "LC_MESSAGES": "", "LANG": "ko_KR.UTF-8"], .ko),
    (["WORKBENCH_LANG": "en", "LC_ALL": "ko_KR.UTF-8"], .en),
    (["WORKBENCH_LANG": "ko", "LC_ALL": "en_US.UTF-8"], .ko),
    (["WORKBENCH_LANG": "", "LANG": "ko_KR.UTF-8"], .ko),
    (["WORKBENCH_LANG": "fr", "LANG": "ko_KR.UTF-8"], .ko),
  ])
  func theEnvironmentDecides(variables: [String: String], language: MessageLanguage) {
    #expect(MessageLanguage.preferred { variables[$0] } == language)
  }
}
