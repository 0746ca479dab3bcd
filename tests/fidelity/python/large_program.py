def function_0(a, b=0):
    total = 0
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_1(a, b=1):
    total = 1
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_2(a, b=2):
    total = 2
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_3(a, b=3):
    total = 3
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_4(a, b=4):
    total = 4
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_5(a, b=5):
    total = 5
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_6(a, b=6):
    total = 6
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_7(a, b=7):
    total = 7
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_8(a, b=8):
    total = 8
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_9(a, b=9):
    total = 9
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_10(a, b=10):
    total = 10
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_11(a, b=11):
    total = 11
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_12(a, b=12):
    total = 12
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_13(a, b=13):
    total = 13
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_14(a, b=14):
    total = 14
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_15(a, b=15):
    total = 15
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_16(a, b=16):
    total = 16
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_17(a, b=17):
    total = 17
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_18(a, b=18):
    total = 18
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_19(a, b=19):
    total = 19
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_20(a, b=20):
    total = 20
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_21(a, b=21):
    total = 21
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_22(a, b=22):
    total = 22
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_23(a, b=23):
    total = 23
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_24(a, b=24):
    total = 24
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_25(a, b=25):
    total = 25
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_26(a, b=26):
    total = 26
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_27(a, b=27):
    total = 27
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_28(a, b=28):
    total = 28
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_29(a, b=29):
    total = 29
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_30(a, b=30):
    total = 30
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_31(a, b=31):
    total = 31
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_32(a, b=32):
    total = 32
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_33(a, b=33):
    total = 33
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_34(a, b=34):
    total = 34
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_35(a, b=35):
    total = 35
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_36(a, b=36):
    total = 36
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_37(a, b=37):
    total = 37
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_38(a, b=38):
    total = 38
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_39(a, b=39):
    total = 39
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_40(a, b=40):
    total = 40
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_41(a, b=41):
    total = 41
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_42(a, b=42):
    total = 42
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_43(a, b=43):
    total = 43
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_44(a, b=44):
    total = 44
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_45(a, b=45):
    total = 45
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_46(a, b=46):
    total = 46
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_47(a, b=47):
    total = 47
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_48(a, b=48):
    total = 48
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_49(a, b=49):
    total = 49
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_50(a, b=50):
    total = 50
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_51(a, b=51):
    total = 51
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_52(a, b=52):
    total = 52
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_53(a, b=53):
    total = 53
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_54(a, b=54):
    total = 54
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_55(a, b=55):
    total = 55
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_56(a, b=56):
    total = 56
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_57(a, b=57):
    total = 57
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_58(a, b=58):
    total = 58
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_59(a, b=59):
    total = 59
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_60(a, b=60):
    total = 60
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_61(a, b=61):
    total = 61
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_62(a, b=62):
    total = 62
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_63(a, b=63):
    total = 63
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_64(a, b=64):
    total = 64
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_65(a, b=65):
    total = 65
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_66(a, b=66):
    total = 66
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_67(a, b=67):
    total = 67
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_68(a, b=68):
    total = 68
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_69(a, b=69):
    total = 69
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_70(a, b=70):
    total = 70
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_71(a, b=71):
    total = 71
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_72(a, b=72):
    total = 72
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_73(a, b=73):
    total = 73
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_74(a, b=74):
    total = 74
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_75(a, b=75):
    total = 75
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_76(a, b=76):
    total = 76
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_77(a, b=77):
    total = 77
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_78(a, b=78):
    total = 78
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_79(a, b=79):
    total = 79
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_80(a, b=80):
    total = 80
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_81(a, b=81):
    total = 81
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_82(a, b=82):
    total = 82
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_83(a, b=83):
    total = 83
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_84(a, b=84):
    total = 84
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_85(a, b=85):
    total = 85
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_86(a, b=86):
    total = 86
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_87(a, b=87):
    total = 87
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_88(a, b=88):
    total = 88
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_89(a, b=89):
    total = 89
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_90(a, b=90):
    total = 90
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_91(a, b=91):
    total = 91
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_92(a, b=92):
    total = 92
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_93(a, b=93):
    total = 93
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_94(a, b=94):
    total = 94
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_95(a, b=95):
    total = 95
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_96(a, b=96):
    total = 96
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_97(a, b=97):
    total = 97
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_98(a, b=98):
    total = 98
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_99(a, b=99):
    total = 99
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_100(a, b=100):
    total = 100
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_101(a, b=101):
    total = 101
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_102(a, b=102):
    total = 102
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_103(a, b=103):
    total = 103
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_104(a, b=104):
    total = 104
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_105(a, b=105):
    total = 105
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_106(a, b=106):
    total = 106
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_107(a, b=107):
    total = 107
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_108(a, b=108):
    total = 108
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_109(a, b=109):
    total = 109
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_110(a, b=110):
    total = 110
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_111(a, b=111):
    total = 111
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_112(a, b=112):
    total = 112
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_113(a, b=113):
    total = 113
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_114(a, b=114):
    total = 114
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_115(a, b=115):
    total = 115
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_116(a, b=116):
    total = 116
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_117(a, b=117):
    total = 117
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_118(a, b=118):
    total = 118
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

def function_119(a, b=119):
    total = 119
    for i in range(a):
        if i % 2:
            total += i * b
        else:
            total -= b
    return f'{total:>10}'

print(sum(int(f(7)) for name, f in list(globals().items()) if name.startswith('function_')))
