namespace OpenUrbanData.Model.Cql2;

/// <summary>What a token of CQL2 text is.</summary>
enum Cql2TokenKind
{
    End,
    Word,
    Name,
    Text,
    Number,
    Open,
    Close,
    Comma,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Plus,
    Minus,
    Star,
    Slash,
    Percent,
    Caret,
    Unclosed,
    Unknown,
}

/// <summary>One token: where it stands in the text.</summary>
readonly record struct Cql2Token(Cql2TokenKind Kind, int Start, int End);
