/// What every error of this folder can say: a lower-case headline, then what to try.
public protocol BytesError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What failed, with the offending value; lower case, no full stop.
  var headline: String { get }
  /// What was expected or what to try; nil when the headline says it all.
  var advice: Wording? { get }
}

extension BytesError {
  /// The headline and, after a semicolon, the advice.
  public var description: String {
    guard let advice else { return headline }
    return "\(headline); \(advice)"
  }
}
