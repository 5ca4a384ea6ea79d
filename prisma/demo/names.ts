import type { Gender } from './personas.ts'

interface Names extends Record<Gender, readonly string[]> {
  last: readonly string[]
}

/** Common first and last names, combined at random: whoever bears such a name is not meant. */
export const names = {
  nordic: {
    female: ['Ingrid', 'Sunniva', 'Astrid', 'Marte', 'Solveig', 'Tuva', 'Linnea', 'Freja', 'Kari', 'Hedda'],
    male: ['Eirik', 'Sondre', 'Lars', 'Håkon', 'Anders', 'Jonas', 'Tore', 'Mikkel', 'Oskar', 'Bjørn'],
    last: [
      'Lunde',
      'Haugen',
      'Bakken',
      'Solvang',
      'Nygård',
      'Fjellstad',
      'Moen',
      'Strand',
      'Lindqvist',
      'Ekholm',
      'Søder',
      'Vik',
    ],
  },
  german: {
    female: ['Katharina', 'Lena', 'Greta', 'Johanna', 'Ulrike', 'Mareike', 'Sabine', 'Annika'],
    male: ['Jürgen', 'Matthias', 'Florian', 'Tobias', 'Henrik', 'Stefan', 'Lukas', 'Ralf'],
    last: ['Brandt', 'Vogel', 'Köhler', 'Seidel', 'Winter', 'Böhm', 'Kessler', 'Lorenz', 'Hartmann', 'Ziegler'],
  },
  romanian: {
    female: ['Ioana', 'Andreea', 'Mădălina', 'Raluca', 'Ilinca', 'Anca', 'Daria', 'Bianca'],
    male: ['Andrei', 'Mihai', 'Ștefan', 'Vlad', 'Radu', 'Cristian', 'Bogdan', 'Tudor'],
    last: ['Munteanu', 'Dobre', 'Stănescu', 'Lupu', 'Moldovan', 'Văcaru', 'Sandu', 'Cojocaru', 'Rusu', 'Nistor'],
  },
  dutch: {
    female: ['Sanne', 'Femke', 'Lotte', 'Maaike', 'Noor'],
    male: ['Daan', 'Sander', 'Joost', 'Thijs', 'Bram'],
    last: ['de Boer', 'Visser', 'van den Berg', 'Kuipers', 'Dekker', 'Hofstra'],
  },
  english: {
    female: ['Grace', 'Hannah', 'Olivia', 'Imogen', 'Ruth', 'Poppy'],
    male: ['Oliver', 'Callum', 'Harry', 'Owen', 'Rhys', 'Simon'],
    last: ['Ashworth', 'Fletcher', 'Barlow', 'Pemberton', 'Hughes', 'Drummond', 'Marsh', 'O’Connell'],
  },
  french: {
    female: ['Camille', 'Élodie', 'Manon', 'Claire', 'Aurélie'],
    male: ['Julien', 'Théo', 'Benoît', 'Rémi', 'Mathieu'],
    last: ['Lefèvre', 'Girard', 'Fontaine', 'Mercier', 'Chevalier', 'Roussel'],
  },
  arabic: {
    female: ['Amina', 'Leila', 'Nour', 'Yasmin', 'Hana'],
    male: ['Omar', 'Karim', 'Samir', 'Youssef', 'Idris'],
    last: ['Haddad', 'Mansour', 'El Amrani', 'Rahal', 'Saleh', 'Benali'],
  },
  turkish: {
    female: ['Elif', 'Zeynep', 'Defne', 'Ayşe'],
    male: ['Emre', 'Kerem', 'Deniz', 'Murat'],
    last: ['Yılmaz', 'Kaya', 'Çelik', 'Aydın', 'Öztürk'],
  },
  indian: {
    female: ['Ananya', 'Meera', 'Kavya', 'Divya'],
    male: ['Arjun', 'Rohan', 'Vikram', 'Nikhil'],
    last: ['Iyer', 'Kulkarni', 'Menon', 'Chatterjee', 'Bhatt'],
  },
  african: {
    female: ['Adaeze', 'Abena', 'Wanjiru', 'Fatou'],
    male: ['Chidi', 'Kwame', 'Tendai', 'Mamadou'],
    last: ['Okafor', 'Mensah', 'Mwangi', 'Diallo', 'Adeyemi'],
  },
  vietnamese: {
    female: ['Linh', 'Mai', 'Thảo', 'Hương'],
    male: ['Minh', 'Quân', 'Tuấn', 'Khoa'],
    last: ['Nguyễn', 'Trần', 'Phạm', 'Đặng', 'Bùi'],
  },
  polish: {
    female: ['Agnieszka', 'Kinga', 'Zofia', 'Małgorzata'],
    male: ['Paweł', 'Łukasz', 'Marek', 'Wojciech'],
    last: ['Wrona', 'Zając', 'Kozłowska-Lis', 'Mazur', 'Sikora'],
  },
} as const satisfies Record<string, Names>

export type Culture = keyof typeof names
