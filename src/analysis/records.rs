//! Macros that declare the records of the Analysis once, with their docs. The same lines give the type, its JSON, the
//! conversion of its spans, its flat form for JavaScript ([`flat`](super::flat)) and its [`Shape`](crate::values::Shape), from which the
//! TypeScript declarations, the JSON Schema and the tables in the docs are generated.

use crate::text::Span;

/// A type whose spans can be converted or moved.
pub(crate) trait Mapped<U, V> {
    /// The type with spans in the unit `V`.
    type To;
    fn map(&self, change: &dyn Fn(Span<U>) -> Span<V>) -> Self::To;
}

impl<U, V> Mapped<U, V> for Span<U> {
    type To = Span<V>;
    fn map(&self, change: &dyn Fn(Span<U>) -> Span<V>) -> Span<V> {
        change(*self)
    }
}

impl<U, V, T: Mapped<U, V>> Mapped<U, V> for Vec<T> {
    type To = Vec<T::To>;
    fn map(&self, change: &dyn Fn(Span<U>) -> Span<V>) -> Self::To {
        self.iter().map(|item| item.map(change)).collect()
    }
}

impl<U, V, T: Mapped<U, V>> Mapped<U, V> for Option<T> {
    type To = Option<T::To>;
    fn map(&self, change: &dyn Fn(Span<U>) -> Span<V>) -> Self::To {
        self.as_ref().map(|item| item.map(change))
    }
}

macro_rules! no_spans {
    ($($name:ty),+) => {
        $(impl<U, V> $crate::analysis::records::Mapped<U, V> for $name {
            type To = Self;
            fn map(&self, _: &dyn Fn($crate::text::Span<U>) -> $crate::text::Span<V>) -> Self {
                self.clone()
            }
        })+
    };
}
no_spans!(u32, usize, bool, f32, String);

/// Declares records: structs of the Analysis, with spans in the unit `U`.
macro_rules! records {
    ($(
        $(#[doc = $doc:literal])+
        $Name:ident {
            $($(#[doc = $field_doc:literal])+ $(#[serde($serde:meta)])? $field:ident: $type:ty,)+
        }
    )+) => {
        $(
            $(#[doc = $doc])+
            #[derive(Clone, Debug, PartialEq)]
            #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(bound = ""))]
            #[non_exhaustive]
            pub struct $Name<U = Utf8> {
                $($(#[doc = $field_doc])+ $(#[cfg_attr(feature = "serde", serde($serde))])? pub $field: $type,)+
            }

            impl<U> $Name<U> {
                #[cfg(test)]
                pub(crate) const SHAPE: $crate::values::Shape = $crate::values::Shape {
                    name: stringify!($Name),
                    doc: concat!($($doc, "\n"),+),
                    fields: &[$((stringify!($field), stringify!($type), concat!($($field_doc, "\n"),+))),+],
                    values: &[],
                };
            }

            impl<U, V> $crate::analysis::records::Mapped<U, V> for $Name<U> {
                type To = $Name<V>;
                fn map(&self, change: &dyn Fn($crate::text::Span<U>) -> $crate::text::Span<V>) -> $Name<V> {
                    $Name { $($field: $crate::analysis::records::Mapped::map(&self.$field, change)),+ }
                }
            }

            impl<U> $crate::analysis::flat::Flat for $Name<U> {
                fn write(&self, to: &mut $crate::analysis::flat::Writer<'_>) {
                    $(self.$field.write(to);)+
                }
                fn read(from: &mut $crate::analysis::flat::Reader<'_>) -> Option<Self> {
                    Some($Name { $($field: $crate::analysis::flat::Flat::read(from)?),+ })
                }
            }
        )+
    };
}

/// Lets [`values`](crate::values) stand in records.
macro_rules! in_records {
    ($($Name:ident),+) => {
        $(
            $crate::analysis::records::no_spans!($Name);

            impl $crate::analysis::flat::Flat for $Name {
                fn write(&self, to: &mut $crate::analysis::flat::Writer<'_>) {
                    to.numbers.push(*self as u32);
                }
                fn read(from: &mut $crate::analysis::flat::Reader<'_>) -> Option<Self> {
                    Self::ALL.get(from.number()? as usize).copied()
                }
            }
        )+
    };
}

pub(crate) use {in_records, no_spans, records};
