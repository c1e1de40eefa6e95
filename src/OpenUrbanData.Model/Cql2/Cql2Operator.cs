namespace OpenUrbanData.Model.Cql2;

/// <summary>The operators of CQL2 (OGC 21-065r2); named as in JSON.</summary>
public enum Cql2Operator
{
    /// <summary>All hold; two or more arguments.</summary>
    And,

    /// <summary>One holds; two or more arguments.</summary>
    Or,

    /// <summary>It does not hold.</summary>
    Not,

    /// <summary>=</summary>
    Equal,

    /// <summary>&lt;&gt;</summary>
    NotEqual,

    /// <summary>&lt;</summary>
    Less,

    /// <summary>&lt;=</summary>
    LessOrEqual,

    /// <summary>&gt;</summary>
    Greater,

    /// <summary>&gt;=</summary>
    GreaterOrEqual,

    /// <summary>Text and pattern.</summary>
    Like,

    /// <summary>Value, least and greatest.</summary>
    Between,

    /// <summary>Value and list.</summary>
    In,

    /// <summary>The value is absent.</summary>
    IsNull,

    /// <summary>Text without regard to case.</summary>
    CaseInsensitive,

    /// <summary>Text without regard to accents.</summary>
    AccentInsensitive,

    /// <summary>+</summary>
    Add,

    /// <summary>-</summary>
    Subtract,

    /// <summary>*</summary>
    Multiply,

    /// <summary>/</summary>
    Divide,

    /// <summary>%</summary>
    Modulo,

    /// <summary>div</summary>
    WholeDivide,

    /// <summary>^</summary>
    Power,

    /// <summary>S_INTERSECTS</summary>
    SpatialIntersects,

    /// <summary>S_DISJOINT</summary>
    SpatialDisjoint,

    /// <summary>S_EQUALS</summary>
    SpatialEquals,

    /// <summary>S_TOUCHES</summary>
    SpatialTouches,

    /// <summary>S_CROSSES</summary>
    SpatialCrosses,

    /// <summary>S_OVERLAPS</summary>
    SpatialOverlaps,

    /// <summary>S_WITHIN</summary>
    SpatialWithin,

    /// <summary>S_CONTAINS</summary>
    SpatialContains,

    /// <summary>T_AFTER</summary>
    TemporalAfter,

    /// <summary>T_BEFORE</summary>
    TemporalBefore,

    /// <summary>T_CONTAINS</summary>
    TemporalContains,

    /// <summary>T_DISJOINT</summary>
    TemporalDisjoint,

    /// <summary>T_DURING</summary>
    TemporalDuring,

    /// <summary>T_EQUALS</summary>
    TemporalEquals,

    /// <summary>T_FINISHEDBY</summary>
    TemporalFinishedBy,

    /// <summary>T_FINISHES</summary>
    TemporalFinishes,

    /// <summary>T_INTERSECTS</summary>
    TemporalIntersects,

    /// <summary>T_MEETS</summary>
    TemporalMeets,

    /// <summary>T_METBY</summary>
    TemporalMetBy,

    /// <summary>T_OVERLAPPEDBY</summary>
    TemporalOverlappedBy,

    /// <summary>T_OVERLAPS</summary>
    TemporalOverlaps,

    /// <summary>T_STARTEDBY</summary>
    TemporalStartedBy,

    /// <summary>T_STARTS</summary>
    TemporalStarts,

    /// <summary>A_EQUALS</summary>
    ArrayEquals,

    /// <summary>A_CONTAINS</summary>
    ArrayContains,

    /// <summary>A_CONTAINEDBY</summary>
    ArrayContainedBy,

    /// <summary>A_OVERLAPS</summary>
    ArrayOverlaps,
}
